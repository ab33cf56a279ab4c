using System.Globalization;
using System.Net;

namespace Assurance.Benchmarks.Receiving;

/// <summary>The whole product; what counts as kept is what its figures say.</summary>
internal sealed class OurProduct(ProductProcess product, Way way, bool toAlarmState) : IReceiver
{
    private static readonly HttpClient Http = new();

    public IPEndPoint EndPoint => way switch { Way.Trap or Way.SecureTrap => product.Snmp, Way.LogUdp => product.SyslogUdp, _ => product.SyslogTcp };

    public TimeSpan Cpu => product.Cpu;

    public static async Task<IReceiver> StartAsync(Way way, bool toAlarmState) => 
        new OurProduct(await ProductProcess.StartAsync(way == Way.SecureTrap ? SecureTraps.OurSettings : []), way, toAlarmState);

    /// <summary>Journalled; or, to alarm state, those of them the engine has folded: neither ahead of it nor waiting for their turn.</summary>
    public async Task<long> KeptAsync()
    {
        var figures = await FiguresAsync();
        var transport = way switch { Way.Trap or Way.SecureTrap => "snmp", Way.LogUdp => "syslog-udp", _ => "syslog-tcp" };
        var journalled = Figure(figures, $"assurance_journalled_total{{transport=\"{transport}\"}}");
        return toAlarmState ? journalled - Unfolded(figures) : journalled;
    }

    public async Task<string> LossesAsync() => string.Join(
        ", ", (await FiguresAsync()).Split('\n').Where(l => l.StartsWith("assurance_dropped_total{", StringComparison.Ordinal)).Select(l => l["assurance_dropped_total".Length..]));

    public ValueTask DisposeAsync() => product.DisposeAsync();

    private Task<string> FiguresAsync() => Http.GetStringAsync(new Uri($"{product.Url}/metrics"));

    private static long Unfolded(string figures) =>
        Math.Max(0, Figure(figures, "assurance_journal_position") - Figure(figures, "assurance_engine_position")) + Figure(figures, "assurance_waiting");

    private static long Figure(string figures, string name)
    {
        var line = figures.Split('\n').First(l => l.StartsWith(name + " ", StringComparison.Ordinal));
        return (long)double.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }
}
