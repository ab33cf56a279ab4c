using Assurance.Dashboard.Api.Choices;
using Assurance.Dashboard.Api.Errors;
using Assurance.Dashboard.Api.Figures;
using Assurance.Dashboard.Api.Sessions;
using Assurance.Dashboard.Api.Tmf;
using Assurance.Dashboard.Api.Users;
using Assurance.Dashboard.Hubs;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Security;
using Assurance.Storage.Relational;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.SignalR;
using MessagePack;
using MessagePack.Resolvers;
using Prometheus;

namespace Assurance.Dashboard.Api;

/// <summary>The dashboard's HTTP and live interfaces. They take <c>LiveState</c>, <c>IJournal</c>, <c>LineCounters</c>, <c>TimeProvider</c> and the small
/// interfaces of this folder from the services.</summary>
internal static class AssuranceApi
{
    private const long BodyLimit = 1 << 20;

    public static IServiceCollection AddAssuranceApi(this IServiceCollection services, RelationalStore store, LiveFeedOptions? live = null, OperationOptions? operation = null)
    {
        services.AddSingleton(store.Views).AddSingleton(store.Choices).AddSingleton(store.Accounts).AddSingleton(store.Register).AddSingleton(store.Tokens).AddSingleton(store.Audit);
        AddSecurity(services);
        AddLive(services, live ?? new LiveFeedOptions());
        services.AddSingleton(Metrics.NewCustomRegistry());
        services.AddSingleton<LatencyMeter>().AddSingleton<LineFigures>();
        services.AddSingleton(operation ?? OperationOptions.Default);
        services.AddSingleton<UserDesk>();
        services.AddSingleton<OperatorDesk>().AddSingleton<ProblemTasks>().AddSingleton<Readiness>();
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        services.AddOpenApi("v1");
        return services;
    }

    /// <summary>Before anything that answers, static files too: headers on every answer, and errors in the contract's form.</summary>
    public static void UseAssuranceHeaders(this IApplicationBuilder app)
    {
        app.Use(ResponseHeaders.Add);
        app.Use(ErrorBody.Catch);
        app.UseStatusCodePages(ErrorBody.WriteStatus);
    }

    /// <summary>After static files: from here on everything needs a token, unless its endpoint is open.</summary>
    public static void UseAssuranceSecurity(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use(CrossSiteGuard.Check);
        app.UseAuthorization();
    }

    public static void MapAssuranceApi(this IEndpointRouteBuilder app)
    {
        app.ServiceProvider.GetRequiredService<LineFigures>();
        app.MapMetrics("/metrics", app.ServiceProvider.GetRequiredService<CollectorRegistry>()).AllowAnonymous();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapHub<NocHub>(NocHub.Path);
        var api = app.MapGroup("").WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(BodyLimit));
        HealthEndpoints.Map(api);
        SessionEndpoints.Map(api);
        ChoiceEndpoints.Map(api);
        UserEndpoints.Map(api);
        AuditEndpoints.Map(api);
        TmfEndpoints.Map(api);
    }

    private static void AddSecurity(IServiceCollection services)
    {
        services.AddSingleton<LiveTokens>().AddSingleton<LoginThrottle>().AddSingleton<Sights>();
        services.AddAuthentication(TokenAuthenticationHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthenticationHandler>(TokenAuthenticationHandler.SchemeName, null);
        services.AddAuthorization(Policies.Add);
    }

    private static void AddLive(IServiceCollection services, LiveFeedOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Exposures>().AddSingleton<AlarmRows>().AddSingleton<FaultRows>().AddSingleton<TicketRows>().AddSingleton<CustomerRows>().AddSingleton<HealthRows>().AddSingleton<StormRows>().AddSingleton<PlannedWorkRows>();
        services.AddSingleton<ViewSources>().AddSingleton<LiveFeed>();
        services.AddSingleton<NocConnections>();
        services.AddSingleton<IViewConnections>(s => s.GetRequiredService<NocConnections>());
        services.AddSingleton<HubLifetimeManager<NocHub>>(s => s.GetRequiredService<NocConnections>());
        services.AddHostedService<LiveFeedService>().AddHostedService<TokenWatch>();
        services.AddSingleton<TokenCheck>();
        services.AddSignalR(o => o.AddFilter<TokenCheck>())
            .AddJsonProtocol(o =>
            {
                o.PayloadSerializerOptions.Converters.Add(new UtcTimeConverter());
                o.PayloadSerializerOptions.Converters.Add(new RowPartConverter());
            })
            .AddMessagePackProtocol(o => o.SerializerOptions = MessagePackSerializerOptions.Standard
                .WithResolver(CompositeResolver.Create(CamelCaseResolver.Instance, StandardResolver.Instance))
                .WithSecurity(MessagePackSecurity.UntrustedData));
    }
}
