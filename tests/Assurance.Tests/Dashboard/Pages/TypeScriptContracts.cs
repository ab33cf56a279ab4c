using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>Writes the TypeScript of the records that the host sends, in the shape that its serialisers give them.</summary>
internal sealed class TypeScriptContracts
{
    private readonly NullabilityInfoContext nullability = new();
    private readonly SortedDictionary<string, string> interfaces = new(StringComparer.Ordinal);

    public static string Of(params ReadOnlySpan<Type> roots)
    {
        var contracts = new TypeScriptContracts();
        foreach (var root in roots)
        {
            contracts.Add(root);
        }

        return "// Generated from the host's records; `Contracts_are_fresh` says how to write it anew.\n\n"
            + string.Join("\n", contracts.interfaces.Values);
    }

    private void Add(Type type)
    {
        if (interfaces.ContainsKey(type.Name))
        {
            return;
        }

        interfaces[type.Name] = "";
        var text = new StringBuilder($"export interface {type.Name} {{\n");
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.MetadataToken))
        {
            text.Append($"  {JsonNamingPolicy.CamelCase.ConvertName(property.Name)}: {Name(property.PropertyType, nullability.Create(property))};\n");
        }

        interfaces[type.Name] = text.Append("}\n").ToString();
    }

    private string Name(Type type, NullabilityInfo info)
    {
        var inner = Nullable.GetUnderlyingType(type);
        var isNullable = inner is not null || (!type.IsValueType && info.ReadState == NullabilityState.Nullable);
        return Name(inner ?? type, info, isNullable) + (isNullable ? " | null" : "");
    }

    private string Name(Type type, NullabilityInfo info, bool inUnion)
    {
        if (type == typeof(string) || type == typeof(DateTimeOffset) || type == typeof(DateTime))
        {
            return "string";
        }

        if (type == typeof(bool))
        {
            return "boolean";
        }

        if (type.IsPrimitive || type == typeof(decimal))
        {
            return "number";
        }

        if (type.IsEnum)
        {
            var words = string.Join(" | ", Enum.GetNames(type).Select(n => $"'{JsonNamingPolicy.CamelCase.ConvertName(n)}'"));
            return inUnion ? $"({words})" : words;
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!, info.ElementType!)}[]";
        }

        if (info.GenericTypeArguments.Length == 2)
        {
            return $"Record<string, {Name(type.GetGenericArguments()[1], info.GenericTypeArguments[1])}>";
        }

        if (typeof(IEnumerable).IsAssignableFrom(type))
        {
            return $"{Name(type.GetGenericArguments()[0], info.GenericTypeArguments[0])}[]";
        }

        Add(type);
        return type.Name;
    }
}
