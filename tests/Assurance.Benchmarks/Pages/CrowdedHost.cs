using Assurance.Collectors.Normalisation.Packs;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Pages;
using Assurance.Dashboard.Api.Pages.Faults;
using Assurance.Dashboard.Api.Pages.Inventory;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Dashboard.Composition;
using Assurance.Dashboard.Settings;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Storage.Accounts;
using Assurance.Storage.Relational;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Assurance.Benchmarks.Pages;

/// <summary>The dashboard's web server over a live state with many alarms, of which so many change each second: the feed, the hub and the page without
/// the line before them.</summary>
internal sealed class CrowdedHost : IAsyncDisposable
{
    private readonly LiveState state = new();
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("assurance-page-benchmark");
    private readonly CancellationTokenSource stop = new();
    private WebApplication web = null!;
    private Task changing = Task.CompletedTask;

    public string Url { get; private set; } = "";

    public string Token { get; private set; } = "";

    public static Task<CrowdedHost> StartAsync(int alarms) => StartAsync(state =>
    {
        for (var n = 0; n < alarms; n++)
        {
            state.Apply(new AlarmChange(Alarm(n, DateTimeOffset.UtcNow.AddSeconds(-n)), AlarmChangeKind.Raised, DateTimeOffset.UtcNow));
        }
    });

    public static async Task<CrowdedHost> StartAsync(Action<LiveState> fill)
    {
        var host = new CrowdedHost();
        fill(host.state);
        string[] arguments = [$"--Data:Directory={host.data.FullName}", "--Http:Listen=127.0.0.1:0", "--Logging:LogLevel:Default=Warning"];
        var settings = AssuranceConfiguration.Read(arguments, demo: false);
        var store = RelationalStore.Open(host.data.FullName, TimeProvider.System);
        host.Token = (await store.Tokens.IssueApiAsync("benchmark", Roles.Administrator, null, default)).Token;
        host.web = WebServer.Build(settings, arguments, store, services => services
            .AddSingleton(host.state).AddSingleton<LineCounters>().AddSingleton<IJournal, EmptyJournal>()
            .AddSingleton<IQuarantine, Nothing>().AddSingleton<IImportResults, Nothing>().AddSingleton<INoticeDeliveries, Nothing>()
            .AddPages(new PagesOptions(host.data.FullName)));
        host.Url = await WebServer.StartAsync(host.web, settings, default);
        return host;
    }

    /// <summary>Changes so many alarms a second from now on, each another one, in steps of 10 ms.</summary>
    public void Change(int alarms, int perSecond) => changing = Task.Factory.StartNew(() => Run(alarms, perSecond), TaskCreationOptions.LongRunning);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await changing;
        await web.StopAsync();
        await web.DisposeAsync();
        stop.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    private void Run(int alarms, int perSecond)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var random = new Random(1);
        for (long done = 0; !stop.IsCancellationRequested;)
        {
            for (var due = (long)(clock.Elapsed.TotalSeconds * perSecond); done < due; done++)
            {
                var now = DateTimeOffset.UtcNow;
                var alarm = state.Alarm($"a{random.Next(alarms)}")!;
                state.Apply(new AlarmChange(alarm with { Tally = alarm.Tally + 1, LastOccurrence = now, ChangedAt = now }, AlarmChangeKind.Repeated, now));
            }

            stop.Token.WaitHandle.WaitOne(10);
        }
    }

    private static Alarm Alarm(int n, DateTimeOffset at) => new()
    {
        Id = $"a{n}",
        Key = $"k{n}",
        Object = new ManagedObject(ObjectKnowledge.Resource, $"r{n}", "interface", $"GigabitEthernet{n % 8}/0/{n % 48}", $"d{n / 50}", $"CS-R{n / 50}"),
        Condition = Conditions.LinkDown,
        EventType = EventType.Communications,
        ProbableCause = new ProbableCause(29, "lossOfSignal"),
        Severity = (PerceivedSeverity)(1 + (n % 5)),
        Text = $"Interface GigabitEthernet{n % 8}/0/{n % 48} has turned into DOWN state",
        Rule = "ietf.linkDown",
        Vendor = "Huawei",
        Transport = "snmp",
        Source = "192.0.2.1",
        Tally = 1,
        RaisedAt = at,
        ChangedAt = at,
        LastOccurrence = at,
        IsSettled = true,
        Journal = [n],
    };

    private sealed class Nothing : IQuarantine, IImportResults, INoticeDeliveries
    {
        public IReadOnlyList<Quarantined> Latest => [];

        public IEnumerable<KeyValuePair<long, ImportResult>> Results => [];

        public ImportResult? ResultOf(long position) => null;

        public string StateOf(string noticeId) => "";
    }

    private sealed class EmptyJournal : IJournal
    {
        public JournalBeginning Beginning => JournalBeginning.Whole;

        public long Position => 0;

        public ValueTask<long> AppendAsync(OperatorCommand command, CancellationToken cancellation) => throw new IOException("nothing is kept here");

        public ValueTask<long> AppendAsync(InventoryImport import, CancellationToken cancellation) => throw new IOException("nothing is kept here");

        public ValueTask<long> AppendAsync(RulesChange change, CancellationToken cancellation) => throw new IOException("nothing is kept here");

        public JournalEntry? Read(long position) => null;

        public IEnumerable<JournalEntry> ReadFrom(long position) => [];
    }
}
