using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Correlation.State;
using Assurance.Dashboard.Api.Pages;
using Assurance.Dashboard.Api.Pages.Faults;
using Assurance.Dashboard.Api.Pages.Inventory;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Dashboard.Api.Pages.Rules;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Tests.Collectors.Normalisation;
using Microsoft.Extensions.DependencyInjection;

namespace Assurance.Tests.Dashboard.PagesApi;

/// <summary>The dashboard with the endpoints of the page, over the small network.</summary>
internal static class PagesDashboard
{
    public static Task<TestDashboard> StartAsync(
        Func<PagesOptions, PagesOptions>? options = null, Action<LiveState>? fill = null, Action<IServiceCollection>? services = null) =>
        TestDashboard.StartAsync(
            fill,
            services: s =>
            {
                var store = new PackageStore();
                var pages = new PagesOptions(store.Folder) { Rules = new(RulePackLoader.StandardFolder, Path.Combine(store.Folder, "rules")) };
                s.AddSingleton(_ => store);
                s.AddSingleton<ImportingJournal>().AddSingleton<IJournal>(p => p.GetRequiredService<ImportingJournal>());
                s.AddSingleton<IImportResults>(p => p.GetRequiredService<ImportingJournal>());
                s.AddSingleton<IRulesInForce, StandardRules>();
                s.AddSingleton<IQuarantine, FakeQuarantine>().AddSingleton<INoticeDeliveries, FakeDeliveries>();
                services?.Invoke(s);
                s.AddPages(options?.Invoke(pages) ?? pages);
            },
            map: routes => routes.MapPages());
}

/// <summary>A folder of packages that ends with the dashboard.</summary>
internal sealed class PackageStore : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("assurance-packages-").FullName;

    public string[] Files => [.. Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>The journal in memory with an engine that applies imports.</summary>
internal sealed class ImportingJournal(FakeJournal journal, LiveState state, PackageStore store) : IJournal, IImportResults
{
    private readonly Dictionary<long, ImportResult> results = [];

    public JournalBeginning Beginning => journal.Beginning;

    public long Position => journal.Position;

    public IEnumerable<KeyValuePair<long, ImportResult>> Results => results.OrderBy(r => r.Key);

    public ImportResult? ResultOf(long position) => results.GetValueOrDefault(position);

    public ValueTask<long> AppendAsync(OperatorCommand command, CancellationToken cancellation) => journal.AppendAsync(command, cancellation);

    public async ValueTask<long> AppendAsync(InventoryImport import, CancellationToken cancellation)
    {
        var position = await journal.AppendAsync(import, cancellation);
        if (!journal.IsStuck)
        {
            using var package = InventoryPackage.Open(InventoryPackage.PathOf(store.Folder, import.ContentHash));
            var (inventory, result) = InventoryImporter.Apply(state.Inventory, package, import.Full, position);
            results[position] = result;
            state.Apply(inventory);
            state.MoveTo(position);
        }

        return position;
    }

    public ValueTask<long> AppendAsync(RulesChange change, CancellationToken cancellation) => journal.AppendAsync(change, cancellation);

    public JournalEntry? Read(long position) => journal.Read(position);

    public IEnumerable<JournalEntry> ReadFrom(long position) => journal.ReadFrom(position);
}

/// <summary>The delivered packs, never changed.</summary>
internal sealed class StandardRules : IRulesInForce
{
    public RuleSet Current => StandardPacks.Rules;

    public string Hash => "";

    public RulesEntry? Since => null;

    public void Prepare(PackBundle packs, RuleSet compiled)
    {
    }
}

internal sealed class FakeQuarantine : IQuarantine
{
    public IReadOnlyList<Quarantined> Latest { get; set; } = [];
}

internal sealed class FakeDeliveries : INoticeDeliveries
{
    public string StateOf(string noticeId) => noticeId.EndsWith("-1", StringComparison.Ordinal) ? "sent" : "pending";
}

/// <summary>One dashboard for all tests of a class that only read.</summary>
public sealed class SharedPages : IAsyncLifetime
{
    internal TestDashboard Dashboard { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Dashboard = await PagesDashboard.StartAsync();

    public ValueTask DisposeAsync() => Dashboard.DisposeAsync();
}
