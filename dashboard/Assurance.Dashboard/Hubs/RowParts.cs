using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assurance.Dashboard.Live;
using MessagePack;
using MessagePack.Formatters;

namespace Assurance.Dashboard.Hubs;

/// <summary>Writes some columns of a row.</summary>
internal interface IPartFormatter
{
    void WritePart(ref MessagePackWriter writer, object row, ulong columns, MessagePackSerializerOptions options);
}

/// <summary>A part of a row in MessagePack: a map of the columns it has.</summary>
internal sealed class RowPartFormatter : IMessagePackFormatter<RowPart?>
{
    private static readonly ConcurrentDictionary<Type, IPartFormatter> Formatters = new();

    public void Serialize(ref MessagePackWriter writer, RowPart? value, MessagePackSerializerOptions options) =>
        Formatters.GetOrAdd(value!.Row.GetType(), static type => (IPartFormatter)Activator.CreateInstance(typeof(RecordFormatter<>).MakeGenericType(type))!)
            .WritePart(ref writer, value.Row, value.Columns, options);

    public RowPart? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => throw new NotSupportedException("parts of rows are only sent");
}

/// <summary>The same in JSON.</summary>
internal sealed class RowPartConverter : JsonConverter<RowPart>
{
    private readonly ConcurrentDictionary<Type, (JsonEncodedText Name, Type Type, Func<object, object?> Read)[]> columns = new();

    public override RowPart Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("parts of rows are only sent");

    public override void Write(Utf8JsonWriter writer, RowPart value, JsonSerializerOptions options)
    {
        var all = columns.GetOrAdd(value.Row.GetType(), static row =>
            [.. RowShape.ColumnsOf(row).Select(c => (JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(c.Name)), c.PropertyType, (Func<object, object?>)c.GetValue))]);
        writer.WriteStartObject();
        for (var i = 0; i < all.Length; i++)
        {
            if ((value.Columns >> i & 1) != 0)
            {
                writer.WritePropertyName(all[i].Name);
                JsonSerializer.Serialize(writer, all[i].Read(value.Row), all[i].Type, options);
            }
        }

        writer.WriteEndObject();
    }
}
