using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Journal;

/// <summary>
/// Shortens a journal at its beginning. What is carried over is written under a name of its own first; from the moment it has that name what lies
/// before is no part of the journal, whether it could be deleted or not. Thread-safe.
/// </summary>
internal sealed class SegmentRemoval(string directory, SegmentCatalog catalog, JournalBeginning beginning, ILogger log)
{
    private readonly Lock gate = new();
    private volatile JournalBeginning beginning = beginning;

    public JournalBeginning Beginning => beginning;

    /// <summary>Lets the journal begin later: what lies before goes, but for the entries named, which keep position, time and octets.</summary>
    /// <param name="retention">Where it is to begin, which is where one of its files does, and how many entries are carried over.</param>
    /// <param name="carried">Their positions, of entries before that.</param>
    /// <exception cref="IOException">It could not be done; the journal is as it was.</exception>
    public void Retain(Retention retention, IReadOnlyCollection<long> carried)
    {
        lock (gate)
        {
            var (before, from) = (catalog.Files, retention.Beginning.Position);
            var gone = before.Segments[..^1].TakeWhile(s => s.FirstPosition < from).ToArray();
            if (gone.Length == 0 || before.Segments[gone.Length].FirstPosition != from)
            {
                throw new IOException($"no file of the journal begins at position {from}");
            }

            var bytes = Bytes(before);
            using (var writer = new CarriedWriter(directory, retention))
            {
                Copy(writer, before, gone, from, [.. carried]);
                catalog.Begin(writer.Finish());
            }

            beginning = retention.Beginning;
            Delete();
            log.Retained(directory, from, beginning.Since!.Value, beginning.Removed, beginning.Carried, bytes - Bytes(catalog.Files));
        }
    }

    private static long Bytes(JournalFiles files) => (files.Carried?.Bytes ?? 0) + files.Segments.Sum(s => s.Extent.Bytes);

    private static void Copy(CarriedWriter writer, JournalFiles before, Segment[] gone, long from, HashSet<long> wanted)
    {
        if (before.Carried is { } earlier)
        {
            using var scan = new SegmentScan(earlier.Path, Segment.HeaderBytes, 0, sparse: true);
            writer.Copy(scan, earlier.KeptFrom, wanted);
        }

        for (var i = 0; i < gone.Length; i++)
        {
            using var scan = new SegmentScan(gone[i].Path, Segment.HeaderBytes, gone[i].FirstPosition);
            writer.Copy(scan, i + 1 < gone.Length ? gone[i + 1].FirstPosition : from, wanted);
        }
    }

    // What cannot be deleted goes at the next removal or opening.
    private void Delete()
    {
        try
        {
            CarriedFile.CleanUp(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.CannotDelete(directory, e.Message);
        }
    }
}
