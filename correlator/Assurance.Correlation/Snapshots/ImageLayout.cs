using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Assurance.Correlation.Snapshots;

/// <summary>How things of a type lie in an image: its fields, those of the structures in it, and what the words of an enumeration stand for. An image of another build
/// of the program can be read where all its types still lie as they did.</summary>
internal static class ImageLayout
{
    private static readonly ConcurrentDictionary<Type, ulong> Known = new();

    public static ulong Of(Type type) => Known.GetOrAdd(type, static t =>
    {
        var text = new StringBuilder();
        Describe(t, text, []);
        return BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    });

    private static void Describe(Type type, StringBuilder text, HashSet<Type> under)
    {
        text.Append(type).Append('{');
        if (type.IsEnum)
        {
            foreach (var word in type.GetFields(BindingFlags.Public | BindingFlags.Static).OrderBy(f => f.Name, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"{word.Name}={word.GetRawConstantValue()};");
            }
        }
        else if (under.Add(type))
        {
            foreach (var part in Parts(type))
            {
                text.Append(part.Name).Append(':');
                Part(part.Type, text, under);
            }

            under.Remove(type);
        }

        text.Append('}');
    }

    // What a field refers to says for itself how it lies.
    private static void Part(Type type, StringBuilder text, HashSet<Type> under)
    {
        if (type.IsValueType && !type.IsPrimitive)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(type.ContainsGenericParameters ? 0 : SizeOf(type))}");
            Describe(type, text, under);
        }

        text.Append(type).Append(';');
    }

    private static IEnumerable<(string Name, Type Type)> Parts(Type type) =>
        type.IsArray ? [("item", type.GetElementType()!)]
        : IsOurs(type) || type.Namespace == "System.Collections.Immutable" ? ImageFields.Of(type).Select(f => (f.Name, f.FieldType))
        : type.IsGenericType ? type.GetGenericArguments().Select((a, i) => (string.Create(CultureInfo.InvariantCulture, $"argument {i}"), a))
        : [];

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name!.StartsWith("Assurance.", StringComparison.Ordinal);

    private static int SizeOf(Type type) =>
        (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;
}
