using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assurance.Dashboard.Live;
using MessagePack;
using MessagePack.Formatters;

namespace Assurance.Dashboard.Hubs;

/// <summary>Times on the wire, in JSON and MessagePack alike: RFC 3339 in UTC, ending in Z.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[32];
        value.UtcDateTime.TryFormat(text, out var written, Form, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..written]);
    }
}

/// <summary>MessagePack with the names and forms of the JSON protocol: rows and messages are maps with lower-camel keys, times are texts.</summary>
internal sealed class CamelCaseResolver : IFormatterResolver
{
    public static readonly CamelCaseResolver Instance = new();

    public IMessagePackFormatter<T>? GetFormatter<T>() => Formatter<T>.Value;

    private static class Formatter<T>
    {
        public static readonly IMessagePackFormatter<T>? Value = Make();

        private static IMessagePackFormatter<T>? Make()
        {
            object? made = typeof(T) switch
            {
                var t when t == typeof(object) => new RuntimeTypeFormatter(),
                var t when t == typeof(DateTimeOffset) => new UtcTimeFormatter(),
                // Else the library's own form of a time that may be missing comes first.
                var t when t == typeof(DateTimeOffset?) => new NullableFormatter<DateTimeOffset>(),
                var t when t == typeof(ViewRequest) => new ViewRequestFormatter(),
                var t when t == typeof(RowPart) => new RowPartFormatter(),
                var t when t.IsClass && t.Namespace == typeof(ViewRequest).Namespace => new RecordFormatter<T>(),
                _ => null,
            };
            return (IMessagePackFormatter<T>?)made;
        }
    }
}

internal sealed class UtcTimeFormatter : IMessagePackFormatter<DateTimeOffset>
{
    public void Serialize(ref MessagePackWriter writer, DateTimeOffset value, MessagePackSerializerOptions options) => writer.Write(UtcTimeConverter.Text(value));

    public DateTimeOffset Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        throw new NotSupportedException("clients send no times");
}

internal sealed class RuntimeTypeFormatter : IMessagePackFormatter<object?>
{
    public void Serialize(ref MessagePackWriter writer, object? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
        }
        else
        {
            MessagePackSerializer.Serialize(value.GetType(), ref writer, value, options);
        }
    }

    public object? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        throw new NotSupportedException("clients send no untyped values");
}

/// <summary>Reads what a client asks for, case of names aside: a map of the request's fields.</summary>
internal sealed class ViewRequestFormatter : IMessagePackFormatter<ViewRequest?>
{
    // The request is small; through JSON it is read by the very rules of the JSON protocol.
    public ViewRequest? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        var raw = reader.ReadRaw();
        var json = MessagePackSerializer.ConvertToJson(raw, options);
        return JsonSerializer.Deserialize<ViewRequest>(json, JsonSerializerOptions.Web);
    }

    public void Serialize(ref MessagePackWriter writer, ViewRequest? value, MessagePackSerializerOptions options) =>
        throw new NotSupportedException("the server asks for no views");
}
