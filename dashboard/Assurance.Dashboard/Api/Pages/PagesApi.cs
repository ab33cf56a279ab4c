using Assurance.Dashboard.Api.Pages.Alarms;
using Assurance.Dashboard.Api.Pages.Assignments;
using Assurance.Collectors.Usm;
using Assurance.Dashboard.Api.Pages.Customers;
using Assurance.Dashboard.Api.Pages.Engines;
using Assurance.Dashboard.Api.Pages.Faults;
using Assurance.Dashboard.Api.Pages.Inventory;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Dashboard.Api.Pages.Map;
using Assurance.Dashboard.Api.Pages.Past;
using Assurance.Dashboard.Api.Pages.Reminders;
using Assurance.Dashboard.Api.Pages.Replays;
using Assurance.Dashboard.Api.Pages.Rules;
using Assurance.Dashboard.Api.Pages.Shelf;
using Assurance.Dashboard.Api.Pages.Tickets;
using Assurance.Dashboard.Api.Pages.Topology;
using Assurance.Dashboard.Api.Pages.Unknown;
using Assurance.Dashboard.Api.Pages.Views;
using Assurance.Dashboard.Api.Pages.Walls;
using Assurance.Dashboard.Api.Pages.Work;
using Assurance.Dashboard.Past;
using Assurance.Dashboard.Replays;
using Assurance.Storage.Pictures;
using Microsoft.AspNetCore.Mvc;

namespace Assurance.Dashboard.Api.Pages;

/// <summary>What the page and the contract ask beside the TM Forum interfaces: details, evidence, inventory, customers.
/// The services need <see cref="IImportResults"/>, <see cref="IQuarantine"/> and <see cref="INoticeDeliveries"/> besides what
/// <see cref="AssuranceApi"/> asks for.</summary>
internal static class PagesApi
{
    private const long BodyLimit = 1 << 20;

    public static IServiceCollection AddPages(this IServiceCollection services, PagesOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<FaultDetails>().AddSingleton<Decisions>().AddSingleton<AlarmDetails>().AddSingleton<CustomerDetails>().AddSingleton<PlannedWorkDetails>();
        services.AddSingleton<AssignmentDesk>().AddSingleton<Withdrawing>();
        services.AddSingleton(_ => new PictureStore(options.PictureFolder ?? Path.Combine(options.InventoryStore, "pictures"), options.Pictures));
        services.AddSingleton<StandingNow>().AddSingleton<Topologies>().AddSingleton<NetworkMaps>();
        services.AddSingleton<IJournalInspector>(new DatagramInspector(options.Interpret, options.Names, options.Usm)).AddSingleton<JournalRecords>();
        services.AddSingleton(options.Unknown).AddSingleton<UnknownReader>();
        if (options.Past is { } begin)
        {
            services.AddSingleton(p => new PastMoments(begin, p.GetRequiredService<TimeProvider>()));
        }

        if (options is { Replay: { } engine, Rules: not null })
        {
            services.AddSingleton(engine).AddSingleton<ReplayDesk>();
        }

        services.AddSingleton<PackageIntake>().AddSingleton<ImportDesk>();
        if (options.Rules is { } folders)
        {
            services.AddSingleton(folders).AddSingleton<RuleDesk>().AddSingleton<RuleOverview>().AddSingleton<DraftDesk>();
        }

        return services;
    }

    /// <exception cref="InvalidOperationException">A service is missing: said at start, not at the first request.</exception>
    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        Type[] needed = [typeof(FaultDetails), typeof(JournalRecords), typeof(ImportDesk), typeof(IQuarantine)];
        foreach (var service in needed)
        {
            routes.ServiceProvider.GetRequiredService(service);
        }

        routes.ServiceProvider.GetRequiredService<Figures.LineFigures>().Pictures = routes.ServiceProvider.GetRequiredService<PictureStore>();
        var pages = routes.MapGroup("").WithMetadata(new RequestSizeLimitAttribute(BodyLimit));
        FaultEndpoints.Map(pages);
        VerdictEndpoints.Map(pages);
        FindingEndpoints.Map(pages);
        AlarmEndpoints.Map(pages);
        ShelfEndpoints.Map(pages);
        ReminderEndpoints.Map(pages);
        AssignmentEndpoints.Map(pages);
        PictureEndpoints.Map(pages);
        WithdrawalEndpoints.Map(pages);
        SavedViewEndpoints.Map(pages);
        WallEndpoints.Map(pages);
        JournalEndpoints.Map(pages);
        ImportEndpoints.Map(pages);
        EntityEndpoints.Map(pages);
        CustomerEndpoints.Map(pages);
        PlannedWorkEndpoints.Map(pages);
        TopologyEndpoints.Map(pages);
        MapEndpoints.Map(pages);
        UnknownEndpoints.Map(pages);
        if (routes.ServiceProvider.GetService<RefusedEngines>() is not null)
        {
            SnmpEngineEndpoints.Map(pages);
        }

        if (routes.ServiceProvider.GetService<PastMoments>() is not null)
        {
            PastEndpoints.Map(pages);
        }

        if (routes.ServiceProvider.GetService<RuleFolders>() is not null)
        {
            RuleEndpoints.Map(pages);
        }

        if (routes.ServiceProvider.GetService<BeginEngine>() is not null)
        {
            ReplayEndpoints.Map(pages);
        }

        return routes;
    }
}
