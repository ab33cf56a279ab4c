using System.Text.Json;
using System.Text.Json.Serialization;
using Assurance.Model.Journal;
using Assurance.Model.Operations;

namespace Assurance.Collectors.Journal;

/// <summary>Records to entries. Keeps the texts of recent sources, so that an entry does not need one of its own; for one thread.</summary>
internal sealed class EntryReader
{
    private const int MaxSources = 4096;
    private const int MaxSourceLength = byte.MaxValue;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);

    public static byte[] Write(OperatorCommand command) => JsonSerializer.SerializeToUtf8Bytes(command, Json);

    public static byte[] Write(InventoryImport import) => JsonSerializer.SerializeToUtf8Bytes(import, Json);

    public static byte[] Write(PollFinding finding) => JsonSerializer.SerializeToUtf8Bytes(finding, Json);

    public static byte[] Write(Retention retention) => JsonSerializer.SerializeToUtf8Bytes(retention, Json);

    public static byte[] Write(SendersTurn turn) => JsonSerializer.SerializeToUtf8Bytes(turn, Json);

    public static byte[] Write(RulesChange change) => JsonSerializer.SerializeToUtf8Bytes(change, Json);

    /// <param name="record">A whole record, not changed afterwards: the entry's bytes are a part of it.</param>
    public JournalEntry Read(ReadOnlyMemory<byte> record)
    {
        var span = record.Span;
        var position = RecordFormat.Position(span);
        var time = new DateTimeOffset(RecordFormat.Ticks(span), TimeSpan.Zero);
        var payload = record[RecordFormat.PayloadAt(span)..];
        try
        {
            return RecordFormat.Kind(span) switch
            {
                RecordKind.Datagram => new DatagramEntry(
                    position, time, RecordFormat.Transport(span), Text(RecordFormat.Source(span)), RecordFormat.Port(span), payload),
                RecordKind.Deferred => new DeferredEntry(
                    position, time, RecordFormat.Transport(span), Text(RecordFormat.Source(span)), RecordFormat.Port(span), payload),
                RecordKind.Turn => new TurnEntry(position, time, Parse<SendersTurn>(payload)),
                RecordKind.Command => new CommandEntry(position, time, Parse<OperatorCommand>(payload)),
                RecordKind.Inventory => new InventoryEntry(position, time, Parse<InventoryImport>(payload)),
                RecordKind.Poll => new PollEntry(position, time, Parse<PollFinding>(payload)),
                RecordKind.Rules => new RulesEntry(position, time, Parse<RulesChange>(payload)),
                RecordKind.Retention => new RetentionEntry(position, time, Parse<Retention>(payload)),
                var kind => new UnreadableEntry(position, time, $"record kind {(byte)kind} is not known to this version"),
            };
        }
        catch (Exception unknown) when (unknown is JsonException or NotSupportedException)
        {
            return new UnreadableEntry(position, time, unknown.Message);
        }
    }

    private static T Parse<T>(ReadOnlyMemory<byte> json) =>
        JsonSerializer.Deserialize<T>(json.Span, Json) ?? throw new JsonException("null instead of an object");

    private string Text(ReadOnlySpan<byte> ascii)
    {
        Span<char> text = stackalloc char[MaxSourceLength];
        text = text[..System.Text.Encoding.ASCII.GetChars(ascii, text)];
        var lookup = sources.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        if (sources.Count >= MaxSources)
        {
            sources.Clear();
        }

        var added = text.ToString();
        sources.Add(added, added);
        return added;
    }
}
