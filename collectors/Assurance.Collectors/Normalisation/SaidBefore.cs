using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Collectors.Normalisation;

/// <summary>A message and what it became. Of a notification said before both are those of the earlier one.</summary>
/// <param name="Uptime">Of a notification said before: the sender's time since it started, now.</param>
/// <param name="IsAgain">What it became is what an earlier one became.</param>
internal readonly record struct Said(Decoded Decoded, Normalised Became, TimeSpan? Uptime = null, bool IsAgain = false)
{
    /// <summary>What is reported as of this entry.</summary>
    public AlarmReport AsOf(DatagramEntry entry, AlarmReport report) => !IsAgain ? report : report with
    {
        Position = entry.Position,
        ReceivedAt = entry.Time,
        EventTime = Decoded is DecodedSyslog log ? log.Message.Timestamp : null,
        // What a notification carries of a log bears no uptime.
        Uptime = report.Uptime is null ? null : Uptime,
    };
}

/// <summary>What the latest messages became. One that its sender says again, but for request-id and time, becomes the same and need not be worked out again: interpreting is a pure
/// function of message, rules and inventory. A bounded table: a message has its place among four.</summary>
internal sealed class SaidBefore
{
    private const int Sets = 8_192;
    private const int Ways = 4;

    /// <summary>Longer messages are rare, and not kept.</summary>
    private const int LongestKept = 2_048;

    // Apart from what is kept, so that looking for one of four touches little memory.
    private readonly int[] hashes = new int[Sets * Ways];
    private readonly Kept?[] kept = new Kept?[Sets * Ways];
    private RuleSet? rules;
    private NetworkInventory? inventory;
    // Of the message looked for last.
    private NotificationForm form;
    private ReadOnlyMemory<byte> says;
    private int? hash;
    private int place;
    private int next;

    /// <summary>What holds from the next message on; all is forgotten where it changed.</summary>
    public void Hold(RuleSet nowRules, NetworkInventory nowInventory)
    {
        if (!ReferenceEquals(rules, nowRules) || !ReferenceEquals(inventory, nowInventory))
        {
            (rules, inventory) = (nowRules, nowInventory);
            Array.Clear(hashes);
            Array.Clear(kept);
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

        return Find(entry, entry.Bytes, "");
    }

    /// <summary>A trap or inform of SNMPv3 that was encrypted, by what it says: each is sealed anew. Null if it was not said before by that user, or is none.</summary>
    public Said? Find(DatagramEntry entry, OpenedMessage opened)
    {
        hash = null;
        var octets = opened.Plaintext.Span;
        return octets.Length <= LongestKept && opened.Message?.V3?.Usm is { } usm && NotificationForm.TryReadScoped(octets, out form)
            && Find(entry, opened.Plaintext, usm.UserName) is { Decoded: DecodedNotification before } said && before.Notification.EngineId == usm.EngineId
                ? said
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

        Look(HashCode.Combine(log.Entry.Source, log.Message.Hostname, log.Message.Text));
        return kept[place] is { Decoded: DecodedSyslog before } said && log.Entry.Transport == before.Entry.Transport && log.Entry.Source == before.Entry.Source
            && IsSame(log.Message, before.Message)
            ? new(log, said.Became, IsAgain: true)
            : null;
    }

    private Said? Find(DatagramEntry entry, ReadOnlyMemory<byte> octets, string user)
    {
        says = octets;
        Look(HashOf(entry.Source, octets.Span, form));
        return kept[place] is { Decoded: DecodedNotification before } said && before.Entry.Source == entry.Source && before.Notification.UserName == user
            && IsSame(octets.Span, said.Says.Span, form, said.Form)
            ? new(before, said.Became, form.Uptime, IsAgain: true)
            : null;
    }

    /// <summary>Keeps what the message looked for last became.</summary>
    public void Keep(Decoded decoded, Normalised became)
    {
        if (hash is not { } at)
        {
            return;
        }

        // Most messages are never said again: they cost no copy. The octets are copied, for the journal's buffer is large.
        kept[place] = hashes[place] == at ? new(form, decoded is DecodedNotification ? says.ToArray() : default, Lasting(decoded), became) : null;
        hashes[place] = at;
    }

    private static Decoded Lasting(Decoded decoded)
    {
        var entry = decoded.Entry with { Bytes = default };
        return decoded is DecodedNotification trap ? new DecodedNotification(entry, trap.Notification.Copy()) : decoded with { Entry = entry };
    }

    // Its own place; else a free one, else one where nothing is kept, else any, in turn: who comes next is not to take the place of who came last before that is said again.
    private void Look(int sought)
    {
        hash = sought;
        var first = (sought & (Sets - 1)) * Ways;
        var free = -1;
        for (place = first; place < first + Ways; place++)
        {
            if (hashes[place] == sought)
            {
                return;
            }

            free = hashes[place] == 0 ? place : free;
        }

        next++;
        place = free;
        for (var way = 0; way < Ways && free < 0; way++)
        {
            place = first + ((next + way) & (Ways - 1));
            free = kept[place] is null ? place : free;
        }
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

    private static bool IsSame(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, NotificationForm form, NotificationForm otherForm) =>
        a.Length == b.Length && form.RequestIdAt.Equals(otherForm.RequestIdAt) && form.UptimeAt.Equals(otherForm.UptimeAt)
        && a[..form.RequestIdAt.Start.Value].SequenceEqual(b[..form.RequestIdAt.Start.Value])
        && a[form.RequestIdAt.End..form.UptimeAt.Start].SequenceEqual(b[form.RequestIdAt.End..form.UptimeAt.Start])
        && a[form.UptimeAt.End..].SequenceEqual(b[form.UptimeAt.End..]);

    // All that rules read of a message. Times differ each time, and so does the sender's running number.
    private static bool IsSame(SyslogMessage one, SyslogMessage other) =>
        one.Text == other.Text && one.Hostname == other.Hostname && one.AppName == other.AppName && one.ProcId == other.ProcId && one.MsgId == other.MsgId
        && one.Format == other.Format && one.Vendor == other.Vendor && one.Facility == other.Facility && one.Severity == other.Severity && one.Version == other.Version
        && one.Event == other.Event && one.Node == other.Node && one.Leniencies == other.Leniencies && one.RepeatedTimes == other.RepeatedTimes;

    private sealed record Kept(NotificationForm Form, ReadOnlyMemory<byte> Says, Decoded Decoded, Normalised Became);
}
