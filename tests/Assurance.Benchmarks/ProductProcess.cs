using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Assurance.Benchmarks;

/// <summary>The product as a process of its own, on spare ports, with an empty data directory.</summary>
internal sealed partial class ProductProcess : IAsyncDisposable
{
    public const string Password = "benchmark-only";

    private readonly Process process;
    private readonly DirectoryInfo data;

    private ProductProcess(Process process, DirectoryInfo data) => (this.process, this.data) = (process, data);

    public string Url { get; private set; } = "";

    public IPEndPoint Snmp { get; private set; } = null!;

    public IPEndPoint SyslogUdp { get; private set; } = null!;

    public IPEndPoint SyslogTcp { get; private set; } = null!;

    /// <summary>Used since the start.</summary>
    public TimeSpan Cpu => process.TotalProcessorTime;

    /// <param name="settings">Beside those every benchmark needs.</param>
    public static async Task<ProductProcess> StartAsync(params string[] settings)
    {
        var data = Directory.CreateTempSubdirectory("assurance-benchmark");
        var program = Path.Combine(AppContext.BaseDirectory, "Assurance.Dashboard.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
        [
            program, $"--Data:Directory={data.FullName}", "--Http:Listen=127.0.0.1:0", "--Snmp:Listen=127.0.0.1:0",
            "--Syslog:Udp=127.0.0.1:0", "--Syslog:Tcp=127.0.0.1:0", $"--Auth:AdminPassword={Password}", .. settings,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        var product = new ProductProcess(Process.Start(start)!, data);
        AppDomain.CurrentDomain.ProcessExit += product.EndWithUs;
        await product.WaitUntilReadyAsync();
        return product;
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithUs;
        if (!process.HasExited)
        {
            Process.Start("kill", ["-TERM", process.Id.ToString()]).WaitForExit();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await process.WaitForExitAsync(patience.Token).ContinueWith(_ => process.Kill(entireProcessTree: true));
        }

        process.Dispose();
        data.Delete(recursive: true);
    }

    private void EndWithUs(object? sender, EventArgs exit) => process.Kill();

    private async Task WaitUntilReadyAsync()
    {
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (SnmpLine().Match(line) is { Success: true } snmp)
            {
                Snmp = IPEndPoint.Parse(snmp.Groups[1].Value);
            }

            if (SyslogLine().Match(line) is { Success: true } syslog)
            {
                (SyslogUdp, SyslogTcp) = (IPEndPoint.Parse(syslog.Groups[1].Value), IPEndPoint.Parse(syslog.Groups[2].Value));
            }

            if (ReadyLine().Match(line) is { Success: true } ready)
            {
                Url = ready.Groups[1].Value;
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException($"the product ended with status {process.ExitCode} before it was ready");
    }

    [GeneratedRegex(@"^SNMP traps and informs: udp (\S+)$")]
    private static partial Regex SnmpLine();

    [GeneratedRegex(@"^Syslog: udp ([^,\s]+), tcp ([^,\s]+)")]
    private static partial Regex SyslogLine();

    [GeneratedRegex(@"^Assurance is ready: (\S+)$")]
    private static partial Regex ReadyLine();
}
