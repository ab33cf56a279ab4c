using System.Net;
using Assurance.Collectors.Journal;
using Assurance.Collectors.Listening;
using Assurance.Collectors.Polling;
using Assurance.Collectors.Usm;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Correlation;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api;
using Assurance.Dashboard.Api.Figures;
using Assurance.Dashboard.Api.Pages;
using Assurance.Dashboard.Api.Pages.Faults;
using Assurance.Dashboard.Api.Pages.Inventory;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Dashboard.Api.Pages.Rules;
using Assurance.Dashboard.Api.Pages.Unknown;
using Assurance.Dashboard.Commands;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Past;
using Assurance.Dashboard.Replays;
using Assurance.Dashboard.Retention;
using Assurance.Dashboard.Settings;
using Assurance.Dashboard.Snapshots;
using Assurance.Lab.Sending;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Notification;
using Assurance.Storage.Relational;
using Assurance.Storage.Withdrawals;

namespace Assurance.Dashboard.Composition;

/// <summary>The whole product in one process: journal, collectors, engine, mail and web, started in that order and stopped in reverse: what comes while the journal is
/// folded, or the last snapshot written, is in the journal. Tests start the same program on spare ports.</summary>
internal sealed class AssuranceApplication : IAsyncDisposable
{
    private readonly AssuranceSettings settings;
    private readonly Stack<Func<ValueTask>> stopping = new();
    private readonly LineCounters counters = new();
    private readonly SourceTable sources = new();
    private WebApplication web = null!;
    private UsmEngine? snmpEngine;
    // Until then nobody knows who waits from before, so all that comes waits for its turn.
    private volatile bool hasRecovered;

    private AssuranceApplication(AssuranceSettings settings) => this.settings = settings;

    public LiveState State { get; private set; } = null!;

    /// <summary>Journal position of the snapshot that this start went on from; 0: it folded the whole journal.</summary>
    public long BegunAfter { get; private set; }

    public SourceTable Sources => sources;

    public JournalStore Journal { get; private set; } = null!;

    /// <summary>Set when this start created the user <c>admin</c> with a password of its own making.</summary>
    public string? GeneratedAdminPassword { get; private set; }

    public string Url { get; private set; } = "";

    public IPEndPoint Snmp { get; private set; } = null!;

    public IPEndPoint SyslogUdp { get; private set; } = null!;

    public IPEndPoint SyslogTcp { get; private set; } = null!;

    /// <summary>Null when it is off.</summary>
    public IPEndPoint? SyslogTls { get; private set; }

    public string DataDirectory => settings.DataDirectory;

    public string InventoryStore => settings.InventoryStore;

    /// <summary>Where this program listens, as its own demonstration sends to it.</summary>
    public LabTargets LabTargets => new(Reachable(Snmp), Reachable(SyslogUdp), Reachable(SyslogTcp));

    public CancellationToken Stopping => web.Lifetime.ApplicationStopping;

    /// <exception cref="CommandFailedException">Something it needs is not to be had: one clear line.</exception>
    public static async Task<AssuranceApplication> StartAsync(AssuranceSettings settings, string[] settingArguments, CancellationToken cancellation)
    {
        var application = new AssuranceApplication(settings);
        try
        {
            await application.StartAsync(settingArguments, cancellation).ConfigureAwait(false);
            return application;
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public Task WaitForStopAsync(CancellationToken cancellation) => web.WaitForShutdownAsync(cancellation);

    /// <summary>Journals the import of a kept package and waits until the engine has applied it.</summary>
    public async Task<ImportResult> ImportAsync(InventoryImport import, CancellationToken cancellation)
    {
        var position = await Journal.AppendAsync(import, cancellation).ConfigureAwait(false);
        await State.WaitForAsync(position, cancellation).ConfigureAwait(false);
        return web.Services.GetRequiredService<InventoryKeeper>().ResultOf(position)!;
    }

    /// <summary>What was received is in the journal when this completes; what the engine has not folded it folds at the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        while (stopping.TryPop(out var stop))
        {
            await stop().ConfigureAwait(false);
        }
    }

    private async Task StartAsync(string[] settingArguments, CancellationToken cancellation)
    {
        var (packs, compiled) = LineFront.LoadPacks(settings.RuleFolders);
        using var startLog = WebServer.StartLog(settingArguments);
        Journal = DataFiles.OpenJournal(settings, counters, startLog.CreateLogger<JournalStore>());
        stopping.Push(Journal.DisposeAsync);
        var store = DataFiles.OpenRelational(settings);
        GeneratedAdminPassword = (await store.Accounts.EnsureAdminAsync(settings.AdminPassword, cancellation).ConfigureAwait(false)).GeneratedPassword;

        snmpEngine = DataFiles.BootEngine(settings, Journal.OpenedAt);
        var before = Journal.Position;
        Collect(startLog);
        var snapshots = DataFiles.OpenSnapshots(settings, Journal, startLog);
        var inventory = new InventoryKeeper(settings.InventoryStore, startLog.CreateLogger<InventoryKeeper>());
        var room = EngineRoom.Open(settings, (packs, compiled), inventory, Journal, snapshots, counters, snmpEngine, startLog);
        State = room.Engine.State;
        BegunAfter = State.Position;
        var notices = StartNotices(room.Engine, startLog);

        Engine Again(ReplayChange? change) => EngineRoom.Again(settings, RuleKeeper.Read(settings, packs, compiled), Journal.Read, inventory.ApplyAgain, change);
        PastFold Past(DateTimeOffset moment) => new(() => snapshots.Begin(() => Again(null), moment), Journal, snapshots);
        web = BuildWeb(settingArguments, store, (room, inventory), notices, (Again, Past));
        stopping.Push(web.DisposeAsync);
        var loop = StartEngine(room, snapshots, Past, before);
        await HoldAsync(packs, room.Rules, cancellation).ConfigureAwait(false);
        await TakeOverAsync(store.Withdrawals, cancellation).ConfigureAwait(false);
        await ServeAsync(startLog, cancellation).ConfigureAwait(false);
        var readiness = web.Services.GetRequiredService<Readiness>();
        readiness.Troubles = () => Troubles(loop);
        readiness.IsReady = true;
    }

    private IEnumerable<Trouble> Troubles(EngineLoop loop)
    {
        if (Journal.Failure is { } failure)
        {
            yield return new Trouble("journal", failure);
        }

        if (loop.Failure is { } stopped)
        {
            yield return new Trouble("engine", stopped);
        }
    }

    private NoticeSender StartNotices(Engine engine, ILoggerFactory log)
    {
        var options = new NotificationOptions { Outbox = Path.Combine(settings.DataDirectory, "outbox"), Smtp = settings.Smtp };
        var sender = NoticeSender.Start(options, TimeProvider.System, log.CreateLogger<NoticeSender>());
        engine.Notices.Subscribe(sender.Enqueue);
        // Those that a snapshot tells of are not told again; the outbox knows which went out.
        foreach (var notice in engine.State.Faults.SelectMany(f => engine.State.NoticesOf(f.Id)).OrderBy(n => n.Time).ThenBy(n => n.Id, StringComparer.Ordinal))
        {
            sender.Enqueue(notice);
        }

        stopping.Push(sender.DisposeAsync);
        return sender;
    }

    private WebApplication BuildWeb(
        string[] settingArguments, RelationalStore store, (EngineRoom Room, InventoryKeeper Inventory) line, NoticeSender notices, (BeginEngine Again, BeginPast Past) folds) =>
        WebServer.Build(settings, settingArguments, store, services => services
            .AddSingleton(State)
            .AddSingleton(line.Room.Engine.Sla)
            .AddSingleton<IJournal>(Journal)
            .AddSingleton(new RetentionStatus(settings.Retention))
            .AddHostedService(p => new RetentionKeeper(p.GetRequiredService<RetentionStatus>(), Journal, State, change => EngineRoom.Again(settings with { KeepEnded = RetentionKeeper.KeepsAll, MostEnded = int.MaxValue }, RuleKeeper.Read(settings), Journal.Read, line.Inventory.ApplyAgain, change), settings.Engine, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<RetentionKeeper>>()))
            .AddSingleton(counters)
            .AddSingleton(sources)
            .AddSingleton(line.Room.Skews)
            .AddSingleton(line.Room.RefusedEngines)
            .AddSingleton<IQuarantine>(line.Room.Quarantine)
            .AddSingleton(line.Inventory)
            .AddSingleton<IImportResults>(line.Inventory)
            .AddSingleton<INoticeDeliveries>(new NoticeDeliveries(notices))
            .AddSingleton<IRulesInForce>(line.Room.Rules)
            .AddHostedService<RuleWatch>()
            .AddPages(new PagesOptions(settings.InventoryStore) { PictureFolder = settings.PictureStore, Pictures = settings.Pictures, Rules = settings.RuleFolders, Interpret = LineFront.Interpreter(() => line.Room.Rules.Current), Names = () => line.Room.Rules.Current, Unknown = line.Room.Unknown, Past = folds.Past, Replay = folds.Again, Usm = () => new UsmReceiver(settings.Users, snmpEngine) }));

    // What lies in the folders holds from here on: an update of the product, or what somebody changed while it stood still.
    private async Task HoldAsync(PackBundle packs, RuleKeeper rules, CancellationToken cancellation)
    {
        if (rules.Hash != packs.Hash)
        {
            packs.Keep(settings.PackStore);
            await State.WaitForAsync(await Journal.AppendAsync(new RulesChange(packs.Hash, "", "start"), cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
    }

    // What was taken away from tickets stood beside the journal once. If this stops halfway, the next start goes on.
    private async Task TakeOverAsync(WithdrawalStore old, CancellationToken cancellation)
    {
        foreach (var w in (await old.ListAsync(cancellation).ConfigureAwait(false)).Where(w => State.WithdrawalOf(w.Ticket, w.Item) is null))
        {
            var position = await Journal.AppendAsync(new TakeFromTicket(w.By, w.Ticket, w.Item, w.Author, w.Written, w.Time), cancellation).ConfigureAwait(false);
            await State.WaitForAsync(position, cancellation).ConfigureAwait(false);
        }

        await old.ForgetAsync(cancellation).ConfigureAwait(false);
    }

    /// <param name="before">Where the journal stood when the collectors began.</param>
    private EngineLoop StartEngine(EngineRoom room, SnapshotStore snapshots, BeginPast past, long before)
    {
        var loop = new EngineLoop(room.Engine, Journal, snapshots, past, web.Services.GetRequiredService<LatencyMeter>(), sources, web.Services.GetRequiredService<ILogger<EngineLoop>>());
        stopping.Push(() =>
        {
            loop.Dispose();
            room.Engine.Dispose();
            return ValueTask.CompletedTask;
        });
        room.Quarantine.CountAfter = before;
        loop.Recover(before);
        loop.Start(before);
        hasRecovered = true;
        return loop;
    }

    private void Collect(ILoggerFactory log)
    {
        var options = new CollectorOptions
        {
            SnmpListen = settings.SnmpListen.ToString(),
            SyslogUdp = settings.SyslogUdp.ToString(),
            SyslogTcp = settings.SyslogTcp.ToString(),
            SyslogTls = settings.SyslogTls?.ToString(),
            Tls = settings.Tls,
            Users = settings.Users,
            Engine = snmpEngine,
            Ceiling = new SourceCeiling(settings.SourceCeiling) { EngineLag = () => hasRecovered ? Lag() : 0 },
            Turns = new SourceTurns(settings.SourceQueue) { EngineLag = () => hasRecovered ? Lag() : long.MaxValue },
        };
        try
        {
            var line = CollectorLine.Start(options, Journal, counters, log.CreateLogger<CollectorLine>(), sources);
            stopping.Push(line.DisposeAsync);
            (Snmp, SyslogUdp, SyslogTcp, SyslogTls) = (line.SnmpEndPoint!, line.SyslogUdpEndPoint!, line.SyslogTcpEndPoint!, line.SyslogTlsEndPoint);
        }
        catch (ListenException e)
        {
            throw new CommandFailedException(e.Message);
        }
    }

    private long Lag() => Journal.Position - State.Position;

    private async Task ServeAsync(ILoggerFactory log, CancellationToken cancellation)
    {
        // Before the start: what a start that fails had begun is stopped too.
        stopping.Push(async () => await web.StopAsync(CancellationToken.None).ConfigureAwait(false));
        Url = await WebServer.StartAsync(web, settings, cancellation).ConfigureAwait(false);
        web.Services.GetRequiredService<LineFigures>().Sources = sources;
        StartPolling(log);
    }

    private void StartPolling(ILoggerFactory log)
    {
        var view = new PollView(State, web.Services.GetRequiredService<IRulesInForce>(), sources);
        var poller = new Poller(settings.Polling, view, Journal.AppendAsync, TimeProvider.System, log.CreateLogger<Poller>());
        stopping.Push(poller.DisposeAsync);
        web.Services.GetRequiredService<LineFigures>().Poller = poller;
        web.Services.GetRequiredService<HealthRows>().Poller = poller;
        if (!settings.Users.IsEmpty && settings.AgentPort > 0)
        {
            var probe = new EngineProbe(web.Services.GetRequiredService<RefusedEngines>(), settings.Users, settings.AgentPort, Heard, TimeProvider.System, log.CreateLogger<EngineProbe>());
            stopping.Push(probe.DisposeAsync);
        }
    }

    // What an engine said before it was believed again is asked for by polls, where there are any.
    private async ValueTask<long> Heard(SynchroniseEngine engine, long unheard, CancellationToken cancellation)
    {
        var position = await Journal.AppendAsync(engine, cancellation).ConfigureAwait(false);
        sources.Unheard(Transport.Snmp, engine.Address, unheard);
        return position;
    }

    private static IPEndPoint Reachable(IPEndPoint endpoint) =>
        endpoint.Address.Equals(IPAddress.Any) || endpoint.Address.Equals(IPAddress.IPv6Any) ? new IPEndPoint(IPAddress.Loopback, endpoint.Port) : endpoint;
}
