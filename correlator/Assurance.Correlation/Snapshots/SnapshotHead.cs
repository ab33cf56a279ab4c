using System.Text;
using System.Text.Json;
using Assurance.Model.Journal;

namespace Assurance.Correlation.Snapshots;

/// <summary>What stands before the image of a line.</summary>
/// <param name="Position">Journal position folded last.</param>
/// <param name="Time">The engine's time.</param>
/// <param name="Made">Imports and changes of the rules so far, in their order.</param>
internal sealed record SnapshotHead(long Position, DateTimeOffset Time, IReadOnlyList<JournalEntry> Made)
{
    private const string Magic = "assurance snapshot 2";

    public void Write(Stream target)
    {
        using var writer = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Position);
        writer.Write(Time.UtcTicks);
        writer.Write7BitEncodedInt(Made.Count);
        foreach (var entry in Made)
        {
            writer.Write(entry is InventoryEntry);
            writer.Write(entry is InventoryEntry import ? JsonSerializer.Serialize(import) : JsonSerializer.Serialize((RulesEntry)entry));
        }
    }

    /// <exception cref="InvalidDataException">It is no snapshot.</exception>
    public static SnapshotHead Read(Stream source)
    {
        using var reader = new BinaryReader(source, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadString() != Magic)
        {
            throw new InvalidDataException("this is no snapshot");
        }

        var (position, time) = (reader.ReadInt64(), new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero));
        var made = new List<JournalEntry>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var isImport = reader.ReadBoolean();
            made.Add(isImport ? JsonSerializer.Deserialize<InventoryEntry>(reader.ReadString())! : JsonSerializer.Deserialize<RulesEntry>(reader.ReadString())!);
        }

        return new SnapshotHead(position, time, made);
    }
}
