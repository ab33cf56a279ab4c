using System.Reflection;
using System.Text;
using System.Text.Json;
using Assurance.Dashboard.Live;
using MessagePack;
using MessagePack.Formatters;

namespace Assurance.Dashboard.Hubs;

/// <summary>Writes a record as a map from lower-camel names to values.</summary>
internal sealed class RecordFormatter<T> : IMessagePackFormatter<T?>, IPartFormatter
{
    private readonly Member[] members =
        [.. RowShape.ColumnsOf(typeof(T)).Select(Member.Of)];

    public void Serialize(ref MessagePackWriter writer, T? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteMapHeader(members.Length);
        foreach (var member in members)
        {
            writer.WriteString(member.Name);
            member.WriteValue(ref writer, value, options);
        }
    }

    public void WritePart(ref MessagePackWriter writer, object row, ulong columns, MessagePackSerializerOptions options)
    {
        writer.WriteMapHeader(System.Numerics.BitOperations.PopCount(columns));
        for (var i = 0; i < members.Length; i++)
        {
            if ((columns >> i & 1) != 0)
            {
                writer.WriteString(members[i].Name);
                members[i].WriteValue(ref writer, (T)row, options);
            }
        }
    }

    public T? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        throw new NotSupportedException($"{typeof(T).Name} is only sent");

    private abstract class Member(string name)
    {
        public byte[] Name { get; } = Encoding.UTF8.GetBytes(JsonNamingPolicy.CamelCase.ConvertName(name));

        public static Member Of(PropertyInfo property) =>
            (Member)Activator.CreateInstance(typeof(Member<>).MakeGenericType(typeof(T), property.PropertyType), property)!;

        public abstract void WriteValue(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options);
    }

    private sealed class Member<TValue>(PropertyInfo property) : Member(property.Name)
    {
        private readonly Func<T, TValue> read = property.GetMethod!.CreateDelegate<Func<T, TValue>>();

        public override void WriteValue(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options) =>
            options.Resolver.GetFormatterWithVerify<TValue>().Serialize(ref writer, read(value), options);
    }
}
