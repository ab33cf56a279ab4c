using Assurance.Collectors.Listening;
using Assurance.Collectors.Polling;
using Assurance.Collectors.Usm;
using Assurance.Correlation.State;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Journal;
using Assurance.Dashboard.Live;
using Prometheus;

namespace Assurance.Dashboard.Api.Figures;

/// <summary>The figures of <c>/metrics</c>, read from the line when they are asked for.</summary>
internal sealed class LineFigures
{
    private readonly LineCounters counters;
    private readonly LiveState state;
    private readonly IJournal journal;
    private readonly Counter received;
    private readonly Counter journalled;
    private readonly Counter dropped;
    private readonly Counter quarantined;
    private readonly Counter exchanged;
    private readonly Counter clockSteps;
    private readonly Counter limited;
    private readonly Counter reports;
    private readonly Counter changedNothing;
    private readonly Counter polls;
    private readonly Gauge journalPosition;
    private readonly Gauge journalBeginning;
    private readonly Gauge enginePosition;
    private readonly Gauge waiting;
    private readonly Gauge alarmsActive;
    private readonly Gauge faultsOpen;
    private readonly Gauge ticketsOpen;
    private readonly Gauge pictureOctets;
    private readonly Gauge refusedEngines;
    private readonly Gauge failing;
    private readonly RefusedEngines? refused;
    private readonly Readiness? readiness;

    public LineFigures(CollectorRegistry registry, LineCounters counters, LiveState state, IJournal journal, RefusedEngines? refused = null, Readiness? readiness = null)
    {
        (this.counters, this.state, this.journal, this.refused, this.readiness) = (counters, state, journal, refused, readiness);
        var metrics = Metrics.WithCustomRegistry(registry);
        received = metrics.CreateCounter("assurance_received_total", "Datagrams received.", "transport");
        journalled = metrics.CreateCounter("assurance_journalled_total", "Datagrams written to the journal.", "transport");
        dropped = metrics.CreateCounter("assurance_dropped_total", "Datagrams lost, by reason.", "transport", "reason");
        quarantined = metrics.CreateCounter("assurance_quarantined_total", "What could not be read, by stage and reason.", "stage", "reason");
        exchanged = metrics.CreateCounter("assurance_exchanged_total", "Datagrams that only served their protocol: discovery of SNMPv3 engines.", "what");
        clockSteps = metrics.CreateCounter("assurance_clock_steps_total", "Times the computer's clock was set by more than five seconds.", "direction");
        limited = metrics.CreateCounter("assurance_limited_total", "Times that a bound of the line was met, where no whole datagram was lost by it.", "bound");
        reports = metrics.CreateCounter("assurance_alarm_reports_total", "Alarm reports the engine folded.");
        changedNothing = metrics.CreateCounter("assurance_changed_nothing_total", "Reports and decisions that changed no alarm, by why.", "why");
        polls = metrics.CreateCounter("assurance_polls_total", "Devices polled, and what came of it.", "result");
        journalPosition = metrics.CreateGauge("assurance_journal_position", "Position of the last durable journal entry.");
        journalBeginning = metrics.CreateGauge("assurance_journal_first_position", "Position from which on everything is kept.");
        enginePosition = metrics.CreateGauge("assurance_engine_position", "Journal position the engine has folded.");
        waiting = metrics.CreateGauge("assurance_waiting", "Datagrams journalled that wait for their sender's turn.");
        alarmsActive = metrics.CreateGauge("assurance_alarms_active", "Alarms that stand, by severity.", "severity");
        faultsOpen = metrics.CreateGauge("assurance_faults_open", "Faults that are open.");
        ticketsOpen = metrics.CreateGauge("assurance_tickets_open", "Trouble tickets that are open.");
        pictureOctets = metrics.CreateGauge("assurance_picture_bytes", "Octets that pictures on tickets take in the data folder.");
        refusedEngines = metrics.CreateGauge("assurance_snmp_engines_refused", "SNMPv3 engines whose messages are refused as old.");
        failing = metrics.CreateGauge("assurance_failing", "1 while a part of the line does not do its work.", "part");
        registry.AddBeforeCollectCallback(Read);
    }

    /// <summary>Set once polling has begun.</summary>
    public Poller? Poller { get; set; }

    /// <summary>Set once collectors listen.</summary>
    public SourceTable? Sources { get; set; }

    /// <summary>Set where pictures are kept.</summary>
    public Storage.Pictures.PictureStore? Pictures { get; set; }

    private void Read()
    {
        pictureOctets.Set(Pictures?.Octets ?? 0);
        // Every transport that is listened on shows from the start, at zero.
        foreach (var transport in new[] { Transport.Snmp, Transport.SyslogUdp, Transport.SyslogTcp })
        {
            received.WithLabels(transport.Label());
            journalled.WithLabels(transport.Label());
        }

        // Journalled before received: a scrape in between never shows more kept than came.
        ReadEach(counters.JournalledCounts, journalled);
        foreach (var (transport, reason, count) in counters.DroppedCounts)
        {
            dropped.WithLabels(transport.Label(), reason).IncTo(count);
        }

        ReadEach(counters.ReceivedCounts, received);
        foreach (var (stage, reason, count) in counters.QuarantinedCounts)
        {
            quarantined.WithLabels(stage, reason).IncTo(count);
        }

        foreach (var (what, count) in counters.ExchangedCounts)
        {
            exchanged.WithLabels(what).IncTo(count);
        }

        clockSteps.WithLabels("forward").IncTo(counters.ClockStepsForward);
        clockSteps.WithLabels("back").IncTo(counters.ClockStepsBack);
        foreach (var (bound, count) in counters.LimitedCounts)
        {
            limited.WithLabels(bound).IncTo(count);
        }

        if (Poller is { } poller)
        {
            polls.WithLabels("asked").IncTo(poller.Asked);
            polls.WithLabels("silent").IncTo(poller.Silent);
            polls.WithLabels("refused").IncTo(poller.Refused);
            polls.WithLabels("finding").IncTo(poller.Found);
            polls.WithLabels("stranger").IncTo(poller.Strangers);
        }

        var troubles = readiness?.Troubles().Select(t => t.Part).ToHashSet() ?? [];
        foreach (var part in new[] { "journal", "engine" })
        {
            failing.WithLabels(part).Set(troubles.Contains(part) ? 1 : 0);
        }

        refusedEngines.Set(refused?.Count ?? 0);
        reports.IncTo(state.Reports);
        foreach (var (why, count) in state.Deduplication.All)
        {
            changedNothing.WithLabels(why).IncTo(count);
        }

        enginePosition.Set(state.Position);
        waiting.Set(Sources?.Waiting ?? 0);
        journalPosition.Set(journal.Position);
        journalBeginning.Set(journal.Beginning.Position);
        ReadState();
    }

    private static void ReadEach(IEnumerable<(Transport Transport, long Count)> counts, Counter counter)
    {
        foreach (var (transport, count) in counts)
        {
            counter.WithLabels(transport.Label()).IncTo(count);
        }
    }

    private void ReadState()
    {
        var bySeverity = state.Alarms.Where(a => a.Stands).CountBy(a => a.Severity).ToDictionary();
        foreach (var severity in Enum.GetValues<PerceivedSeverity>().Where(s => s != PerceivedSeverity.Cleared))
        {
            alarmsActive.WithLabels(severity.Word()).Set(bySeverity.GetValueOrDefault(severity));
        }

        faultsOpen.Set(state.Faults.Count(f => f.Status == FaultStatus.Open));
        ticketsOpen.Set(state.Tickets.Count(t => t.IsOpen));
    }
}
