using System.Globalization;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Listening;
using Assurance.Collectors.Polling;
using Assurance.Collectors.Usm;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api;
using Assurance.Dashboard.Retention;
using Assurance.Dashboard.Security;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Live;

/// <summary>Figures of the line: what was received, kept, dropped and quarantined, and how far the engine is; and a row for each source heard.</summary>
internal sealed class HealthRows(LiveState state, LineCounters counters, IJournal journal, SourceTable? sources = null, ClockSkews? skews = null, RetentionStatus? retention = null, RefusedEngines? refused = null, Readiness? readiness = null) : IRowSource
{
    /// <summary>Set once polling has begun.</summary>
    public Poller? Poller { get; set; }

    // As looked at last, and as told.
    private Dictionary<string, HealthRow>? latest;
    private Dictionary<string, HealthRow> told = new(StringComparer.Ordinal);

    public string View => "health";

    public string DefaultSort => "kind,name";

    public Columns Columns { get; } = Columns.Of<HealthRow>();

    public IEnumerable<string> Ids => Look().Keys;

    public object? Row(string id, Sight sight) =>
        sight.SeesHealth && (latest ?? Look()).GetValueOrDefault(id) is { } row && Sees(row, sight) ? row : null;

    // Figures of the line are for all who work it; what one address sends is its device's.
    private static bool Sees(HealthRow row, Sight sight) => row.Kind is not ("source" or "snmp-engine") || sight.SeesSource(row.Name);

    /// <summary>Ids of the figures that changed since the last call.</summary>
    public IReadOnlyList<string> Follow()
    {
        var now = Look();
        string[] changed = [.. now.Where(r => told.GetValueOrDefault(r.Key) != r.Value).Select(r => r.Key)];
        told = now;
        return changed;
    }

    private Dictionary<string, HealthRow> Look() => latest = Rows().ToDictionary(r => r.Id, StringComparer.Ordinal);

    private IEnumerable<HealthRow> Rows()
    {
        foreach (var trouble in readiness?.Troubles() ?? [])
        {
            yield return new HealthRow($"{trouble.Part}/failing", trouble.Part, "failing", trouble.Reason, 1, null);
        }

        foreach (var (transport, count) in counters.ReceivedCounts)
        {
            yield return Figure("received", transport.Label(), "", count);
        }

        foreach (var (transport, count) in counters.JournalledCounts)
        {
            yield return Figure("journalled", transport.Label(), "", count);
        }

        foreach (var (transport, reason, count) in counters.DroppedCounts)
        {
            yield return Figure("dropped", transport.Label(), reason, count);
        }

        foreach (var (stage, reason, count) in counters.QuarantinedCounts)
        {
            yield return Figure("quarantined", stage, reason, count);
        }

        foreach (var (what, count) in counters.ExchangedCounts)
        {
            yield return Figure("exchanged", what, "", count);
        }

        foreach (var (bound, count) in counters.LimitedCounts)
        {
            yield return Figure("bound", bound, "", count);
        }

        if (counters.ClockStepsForward + counters.ClockStepsBack > 0)
        {
            yield return Figure("clock", "forward", "", counters.ClockStepsForward);
            yield return Figure("clock", "back", "", counters.ClockStepsBack);
        }

        yield return Figure("journal", "position", "", journal.Position);
        foreach (var row in Kept())
        {
            yield return row;
        }

        yield return Figure("engine", "position", "", state.Position);
        yield return Figure("engine", "reports", "", state.Reports);
        foreach (var (why, count) in state.Deduplication.All)
        {
            yield return Figure("engine", why, "", count);
        }

        if (sources is { Waiting: > 0 and var waiting })
        {
            yield return Figure("engine", "waiting", "", waiting);
        }

        if (Poller is { Asked: > 0 } poller)
        {
            yield return Figure("poll", "asked", "", poller.Asked);
            yield return Figure("poll", "silent", "", poller.Silent);
            yield return Figure("poll", "refused", "", poller.Refused);
            yield return Figure("poll", "finding", "", poller.Found);
            yield return Figure("poll", "stranger", "", poller.Strangers);
        }

        foreach (var engine in refused?.All ?? [])
        {
            yield return Of(engine);
        }

        foreach (var source in sources?.Rows ?? [])
        {
            yield return Of(source);
        }
    }

    private IEnumerable<HealthRow> Kept()
    {
        if (journal.Beginning is { Since: { } since } beginning)
        {
            yield return new HealthRow(
                "journal/begins", "journal", "begins", string.Create(CultureInfo.InvariantCulture, $"{beginning.Carried} carried over, {beginning.Removed} gone"), beginning.Position, since);
        }

        if (retention is { Bytes: > 0 and var bytes })
        {
            yield return Figure("journal", "mebibytes", "", Math.Round(bytes / 1048576.0, 1));
        }

        if (retention?.Refused is { } reason)
        {
            yield return new HealthRow("journal/retention", "journal", "holds more than it should", reason, 1, null);
        }
    }

    private HealthRow Of(SourceStatus source)
    {
        var transport = source.Transport.Label();
        var detail = string.Join(", ", Told(source).Prepend(transport));
        var skew = skews?.Of(source.Transport, source.Address);
        return new HealthRow(
            $"source/{transport}/{source.Address}", "source", source.Address, detail, source.Received, source.LastSeen,
            skew is { } of ? Math.Round(of.Skew.TotalSeconds, 1) : null, skew?.Zone.TotalSeconds);
    }

    private static HealthRow Of(RefusedEngine engine)
    {
        var asked = engine.Asked.Length > 0 ? "; " + engine.Asked : "";
        return new HealthRow(
            $"snmp-engine/{engine.Engine}", "snmp-engine", engine.Source,
            string.Create(CultureInfo.InvariantCulture, $"engine {engine.Engine} is refused as old: boots {engine.Boots}, time {engine.Time}, known boots {engine.KnownBoots}, time {engine.KnownTime:0}{asked}"),
            engine.Messages, engine.Last);
    }

    private static IEnumerable<string> Told(SourceStatus source)
    {
        if (source.Dropped > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{source.Dropped} dropped");
        }

        if (source.Shed > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{source.Shed} of them beyond its ceiling");
        }

        if (source.ShedWaiting > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{source.ShedWaiting} of them when too many waited");
        }

        if (source.Waiting > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{source.Waiting} wait for their turn");
        }

        if (source.Slowed > TimeSpan.Zero)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"slowed for {source.Slowed.TotalSeconds:0.0} s");
        }
    }

    private static HealthRow Figure(string kind, string name, string detail, double value) =>
        new(detail.Length == 0 ? $"{kind}/{name}" : $"{kind}/{name}/{detail}", kind, name, detail, value, null);
}
