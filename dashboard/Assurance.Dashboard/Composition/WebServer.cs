using System.Net;
using System.Net.Sockets;
using Assurance.Dashboard.Api;
using Assurance.Dashboard.Api.Pages;
using Assurance.Dashboard.Commands;
using Assurance.Dashboard.Live;
using Assurance.Dashboard.Settings;
using Assurance.Storage.Relational;

namespace Assurance.Dashboard.Composition;

/// <summary>Kestrel with the page's files, the interfaces and the live channel.</summary>
internal static class WebServer
{
    private static readonly PathString[] Interfaces = ["/api", "/tmf-api", "/hubs", "/health/live", "/health/ready", "/metrics", "/openapi"];

    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan WarmWithin = TimeSpan.FromSeconds(10);

    /// <summary>Logging before the web server exists, by the same settings.</summary>
    public static ILoggerFactory StartLog(string[] settingArguments) =>
        LoggerFactory.Create(log => Configure(log, AssuranceConfiguration.Load(settingArguments)));

    public static WebApplication Build(AssuranceSettings settings, string[] settingArguments, RelationalStore store, Action<IServiceCollection> addLine)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var configuration = AssuranceConfiguration.Load(settingArguments);
        builder.Configuration.AddConfiguration(configuration);
        Configure(builder.Logging, configuration);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(settings.HttpListen);
        });
        builder.Services.AddRouting();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopWithin);
        builder.Services.AddAssuranceApi(store, new LiveFeedOptions { Batch = settings.LiveBatch }, new OperationOptions(settings.AcknowledgeFor) { TimeZone = settings.Engine.TimeZone });
        addLine(builder.Services);

        var app = builder.Build();
        app.UseAssuranceHeaders();
        ServePage(app);
        app.UseAssuranceSecurity();
        app.MapAssuranceApi();
        app.MapPages();
        return app;
    }

    /// <returns>Where it listens, with the port taken.</returns>
    public static async Task<string> StartAsync(WebApplication app, AssuranceSettings settings, CancellationToken cancellation)
    {
        EnsureFree(settings.HttpListen);
        try
        {
            await app.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new CommandFailedException($"http: cannot listen on {settings.HttpListen}: {e.InnerException?.Message ?? e.Message}");
        }

        var url = app.Urls.First();
        _ = WarmAsync(url.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal));
        return url;
    }

    // What the first visit asks for is compiled before somebody waits for it: the page, a file, a token that there is not.
    private static async Task WarmAsync(string url)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url), Timeout = WarmWithin };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "warm");
        foreach (var path in (string[])["/", "/icon.svg", "/api/me"])
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative)).ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Whoever comes first waits a little longer.
                return;
            }
        }
    }

    // The host would log a taken address with its whole stack; asked first, it is one line.
    private static void EnsureFree(IPEndPoint address)
    {
        try
        {
            using var probe = new TcpListener(address);
            probe.Start();
        }
        catch (SocketException e)
        {
            throw new CommandFailedException($"http: cannot listen on {address}: {e.Message}");
        }
    }

    // Every address of the page is the same file, which finds its place from the URL. It says nothing that is not public.
    private static void ServePage(WebApplication app)
    {
        if (!Directory.Exists(PageFolder))
        {
            return;
        }

        app.Use((context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && IsPageAddress(context.Request.Path))
            {
                context.Request.Path = "/index.html";
            }

            return next(context);
        });
        PageFiles.Use(app, PageFolder);
    }

    private static bool IsPageAddress(PathString path) =>
        !Path.HasExtension(path.Value) && !Interfaces.Any(i => path.StartsWithSegments(i, StringComparison.OrdinalIgnoreCase));

    private static string PageFolder => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    private static void Configure(ILoggingBuilder log, IConfiguration configuration) => log
        .AddConfiguration(configuration.GetSection("Logging"))
        .AddSimpleConsole(console => console.SingleLine = true);
}
