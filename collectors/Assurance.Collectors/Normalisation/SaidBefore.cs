using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation;

/// <summary>A message and what it became. Of a notification said before, request-id and uptime are those of the earlier one.</summary>
internal readonly record struct Said(Decoded Decoded, Normalised Became);

/// <summary>What the latest messages became. One that its sender says again, but for request-id and time, becomes the same and need not be worked out again: interpreting is a pure
/// function of message, rules and inventory. A bounded table without chains: what finds its places taken takes one.</summary>
internal sealed class SaidBefore
{
    private const int Places = 16_384;

    /// <summary>Longer messages are rare, and not kept.</summary>
    private const int LongestKept = 2_048;

    private readonly Place[] places = new Place[Places];
    private RuleSet? rules;
    private NetworkInventory? inventory;
    private NotificationForm form;
    private int? hash;

    /// <summary>What holds from the next message on; all is forgotten where it changed.</summary>
    public void Hold(RuleSet nowRules, NetworkInventory nowInventory)
    {
        if (!ReferenceEquals(rules, nowRules) || !ReferenceEquals(inventory, nowInventory))
        {
            (rules, inventory) = (nowRules, nowInventory);
            Array.Clear(places);
        }
    }

    /// <summary>A trap or inform of SNMPv1 or v2c, by its octets; null if it was not said before, or is none.</summary>
    public Said? Find(DatagramEntry entry)
    {
        hash = null;
        var octets = entry.Bytes.Span;
        if (entry.Transport != Transport.Snmp || octets.Length > LongestKept || !NotificationForm.TryRead(octets, out form))
        {
            return null;
        }

        hash = HashOf(entry.Source, octets, form);
        ref var place = ref PlaceOf(hash.Value);
        return place.Said is { Decoded: DecodedNotification before } said && place.Hash == hash && IsSame(entry, before.Entry, form, place.Form)
            ? new(before with { Entry = entry }, Again(said.Became, entry, null, form.Uptime))
            : null;
    }

    /// <summary>A log message; null if it was not said before.</summary>
    public Said? Find(DecodedSyslog log)
    {
        hash = null;
        if (log.Message.StructuredData.Count > 0 || log.Message.Text.Length > LongestKept)
        {
            return null;
        }

        hash = HashCode.Combine(log.Entry.Source, log.Message.Hostname, log.Message.Text);
        ref var place = ref PlaceOf(hash.Value);
        return place.Said is { Decoded: DecodedSyslog before } said && place.Hash == hash && log.Entry.Transport == before.Entry.Transport && log.Entry.Source == before.Entry.Source
            && IsSame(log.Message, before.Message)
            ? new(log, Again(said.Became, log.Entry, log.Message.Timestamp, null))
            : null;
    }

    /// <summary>Keeps what the message looked for last became.</summary>
    public void Keep(Decoded decoded, Normalised became)
    {
        if (hash is not { } at)
        {
            return;
        }

        ref var place = ref PlaceOf(at);
        // Most messages are never said again: they cost no copy. The octets are copied, for the journal's buffer is large.
        place = place.Hash == at
            ? new(at, form, new(decoded with { Entry = decoded.Entry with { Bytes = decoded is DecodedNotification ? decoded.Entry.Bytes.ToArray() : default } }, became))
            : new(at, default, null);
    }

    // Each message has two places: its own, or else that of its neighbour unless it is taken for good.
    private ref Place PlaceOf(int hash)
    {
        ref var first = ref places[hash & (Places - 1)];
        ref var second = ref places[(hash & (Places - 1)) ^ 1];
        return ref first.Hash == hash || (second.Hash != hash && (first.Said is null || second.Said is not null)) ? ref first : ref second;
    }

    private static Normalised Again(Normalised before, DatagramEntry entry, DateTimeOffset? eventTime, TimeSpan? uptime)
    {
        // What a notification carries of a log bears no uptime.
        AlarmReport Now(AlarmReport report) =>
            report with { Position = entry.Position, ReceivedAt = entry.Time, EventTime = eventTime, Uptime = report.Uptime is null ? null : uptime };
        return before.Reports switch
        {
            [] => before,
            [var only] => before with { Reports = [Now(only)] },
            var several => before with { Reports = [.. several.Select(Now)] },
        };
    }

    private static int HashOf(string source, ReadOnlySpan<byte> octets, NotificationForm form)
    {
        var hash = default(HashCode);
        hash.Add(source);
        hash.AddBytes(octets[..form.RequestIdAt.Start.Value]);
        hash.AddBytes(octets[form.RequestIdAt.End..form.UptimeAt.Start]);
        hash.AddBytes(octets[form.UptimeAt.End..]);
        return hash.ToHashCode();
    }

    private static bool IsSame(DatagramEntry one, DatagramEntry other, NotificationForm form, NotificationForm otherForm)
    {
        var a = one.Bytes.Span;
        var b = other.Bytes.Span;
        return one.Source == other.Source && a.Length == b.Length && form.RequestIdAt.Equals(otherForm.RequestIdAt) && form.UptimeAt.Equals(otherForm.UptimeAt)
            && a[..form.RequestIdAt.Start.Value].SequenceEqual(b[..form.RequestIdAt.Start.Value])
            && a[form.RequestIdAt.End..form.UptimeAt.Start].SequenceEqual(b[form.RequestIdAt.End..form.UptimeAt.Start])
            && a[form.UptimeAt.End..].SequenceEqual(b[form.UptimeAt.End..]);
    }

    // All that rules read of a message. Times differ each time, and so does the sender's running number.
    private static bool IsSame(SyslogMessage one, SyslogMessage other) =>
        one.Text == other.Text && one.Hostname == other.Hostname && one.AppName == other.AppName && one.ProcId == other.ProcId && one.MsgId == other.MsgId
        && one.Format == other.Format && one.Vendor == other.Vendor && one.Facility == other.Facility && one.Severity == other.Severity && one.Version == other.Version
        && one.Event == other.Event && one.Node == other.Node && one.Leniencies == other.Leniencies && one.RepeatedTimes == other.RepeatedTimes;

    private readonly record struct Place(int Hash, NotificationForm Form, Said? Said);
}
