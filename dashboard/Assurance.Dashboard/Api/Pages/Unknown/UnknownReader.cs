using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Dashboard.Security;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Unknown;

/// <summary>Groups of unknown messages for one viewer: only what senders in their sight sent is counted, named and shown.</summary>
internal sealed class UnknownReader(UnknownMessages unknown, JournalRecords records, IJournal journal, TimeProvider clock)
{
    private const int MostShown = 5;

    /// <summary>Most frequent first.</summary>
    public UnknownList List(Sight sight) => new(
        [
            .. unknown.Read(g => RowOf(g, sight)).OfType<UnknownRow>()
                .OrderByDescending(r => r.Count).ThenByDescending(r => r.Last).ThenBy(r => r.Id, StringComparer.Ordinal),
        ],
        unknown.Forgotten);

    /// <summary>Null if there is none, or nothing of it in sight.</summary>
    public UnknownDetail? Of(string id, Sight sight)
    {
        var found = unknown.Read(g => g.Id == id && RowOf(g, sight) is { } row ? (Row: row, Senders: Seen(g, sight), Positions: Positions(g, sight)) : default)
            .FirstOrDefault(f => f.Row is not null);
        return found.Row is null ? null : new(
            found.Row,
            [.. found.Senders.OrderByDescending(s => s.Count).ThenBy(s => s.Name, StringComparer.Ordinal)],
            [.. found.Positions.Select(journal.Read).OfType<JournalEntry>().Select(e => records.Of(e, sight)).OfType<JournalRecord>()]);
    }

    private UnknownRow? RowOf(UnknownGroup group, Sight sight)
    {
        var now = clock.GetUtcNow();
        var seen = Recent(group, sight, now).OrderByDescending(s => s.CountAt(now)).ThenBy(s => s.Name, StringComparer.Ordinal).ToArray();
        return seen.Length == 0 ? null : new(
            group.Id,
            group.Kind,
            group.Shape,
            unknown.TitleOf(group),
            seen.Sum(s => s.CountAt(now)),
            seen.Length,
            [.. seen.Take(MostShown).Select(s => NameOf(s, sight))],
            [.. group.Vendors],
            seen.Min(s => s.First),
            seen.Max(s => s.Last),
            seen.MaxBy(s => s.Last)!.Text);
    }

    private UnknownSenderForm[] Seen(UnknownGroup group, Sight sight)
    {
        var now = clock.GetUtcNow();
        return [.. Recent(group, sight, now).Select(s => new UnknownSenderForm(NameOf(s, sight), s.Device, s.CountAt(now), s.Last))];
    }

    private long[] Positions(UnknownGroup group, Sight sight) =>
        [.. Recent(group, sight, clock.GetUtcNow()).SelectMany(s => s.Examples).OrderDescending().Take(MostShown)];

    private static IEnumerable<UnknownSender> Recent(UnknownGroup group, Sight sight, DateTimeOffset now) =>
        group.Senders.Where(s => s.CountAt(now) > 0 && sight.SeesDevice(s.Device));

    private static string NameOf(UnknownSender sender, Sight sight) =>
        sender.Device is { } device && sight.Inventory.Tables.Devices.TryGetValue(device, out var known) ? known.Name : sender.Name;
}
