using System.Diagnostics;
using System.Net.Sockets;
using Assurance.Snmp;
using Microsoft.Playwright;

namespace Assurance.Benchmarks;

/// <summary>From <c>sendto</c> of a trap to the changed row in a real browser: the alarms page of a running product is open in Chromium, every
/// trap names an interface of its own, and the page notes when that name first stands in a row.</summary>
internal static class TrapToBrowser
{
    private const double AimMilliseconds = 200;

    // Both clocks are the machine's wall clock; Date.now() has 1 ms steps, performance.now() finer ones from the same origin.
    private const string Watch = """
        () => {
          window.seen = new Map();
          const offset = Date.now() - performance.now();
          const look = node => {
            const text = node.nodeType === Node.TEXT_NODE ? node.data : node.textContent;
            if (!text) return;
            for (const found of text.matchAll(/bench-\d{5}/g))
              if (!window.seen.has(found[0])) window.seen.set(found[0], offset + performance.now());
          };
          new MutationObserver(changes => {
            for (const change of changes) {
              if (change.type === 'characterData') look(change.target);
              change.addedNodes.forEach(look);
            }
          }).observe(document.body, { childList: true, subtree: true, characterData: true });
        }
        """;

    public static async Task<int> RunAsync(ReadOnlyMemory<string> arguments)
    {
        var traps = Option(arguments, "--traps", 1000);
        var rate = Option(arguments, "--rate", 100);
        await using var product = await ProductProcess.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await OpenAlarmsAsync(browser, product);

        await SendAsync(product, 0, 50, rate);
        await Task.Delay(2000);
        await page.EvaluateAsync(Watch);
        var sent = await SendAsync(product, 10_000, traps, rate);
        await Task.Delay(2000);
        var seen = await page.EvaluateAsync<Dictionary<string, double>>("() => Object.fromEntries(window.seen)");
        return Print(sent, seen);
    }

    private static async Task<IPage> OpenAlarmsAsync(IBrowser browser, ProductProcess product)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1600, Height = 900 } });
        var session = await context.APIRequest.PostAsync($"{product.Url}/api/sessions", new() { DataObject = new { user = "admin", password = ProductProcess.Password } });
        if (!session.Ok)
        {
            throw new InvalidOperationException($"the product refused to log in: {session.Status} {await session.TextAsync()}");
        }

        var page = await context.NewPageAsync();
        await page.GotoAsync($"{product.Url}/alarms?sort=-raisedAt");
        await page.WaitForSelectorAsync("[role=grid], [role=table]");
        return page;
    }

    private static async Task<Dictionary<string, double>> SendAsync(ProductProcess product, int first, int count, int rate)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Connect(product.Snmp);
        var sent = new Dictionary<string, double>(count);
        var clock = Stopwatch.StartNew();
        var origin = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - clock.Elapsed.TotalMilliseconds;
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / rate) - clock.Elapsed;
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due);
            }

            var name = $"bench-{first + i:00000}";
            var trap = LinkDown(name, first + i + 1);
            sent[name] = origin + clock.Elapsed.TotalMilliseconds;
            socket.Send(trap);
        }

        return sent;
    }

    private static byte[] LinkDown(string interfaceName, int ifIndex)
    {
        var pdu = SnmpPdu.Trap(ifIndex, 12345, Oid.Parse("1.3.6.1.6.3.1.1.5.3"),
            new VarBind(Oid.Parse($"1.3.6.1.2.1.2.2.1.1.{ifIndex}"), SnmpValue.Integer(ifIndex)),
            new VarBind(Oid.Parse($"1.3.6.1.2.1.2.2.1.7.{ifIndex}"), SnmpValue.Integer(1)),
            new VarBind(Oid.Parse($"1.3.6.1.2.1.2.2.1.8.{ifIndex}"), SnmpValue.Integer(2)),
            new VarBind(Oid.Parse($"1.3.6.1.2.1.2.2.1.2.{ifIndex}"), SnmpValue.OctetString(interfaceName)));
        return new SnmpMessage(SnmpVersion.V2c) { Community = "public", Pdu = pdu }.Encode();
    }

    private static int Print(Dictionary<string, double> sent, Dictionary<string, double> seen)
    {
        var delays = sent.Where(s => seen.ContainsKey(s.Key)).Select(s => seen[s.Key] - s.Value).Order().ToArray();
        Console.WriteLine($"traps sent {sent.Count}, rows seen in the browser {delays.Length}");
        if (delays.Length == 0)
        {
            return 1;
        }

        var (median, p99) = (At(delays, 0.5), At(delays, 0.99));
        Console.WriteLine($"sendto to changed row: median {median:0.0} ms, p99 {p99:0.0} ms, worst {delays[^1]:0.0} ms (aim: p99 below {AimMilliseconds:0} ms)");
        return delays.Length == sent.Count && p99 < AimMilliseconds ? 0 : 1;
    }

    private static double At(double[] ordered, double share) => ordered[Math.Min(ordered.Length - 1, (int)Math.Ceiling(share * ordered.Length) - 1)];

    private static int Option(ReadOnlyMemory<string> arguments, string name, int absent)
    {
        var at = arguments.Span.IndexOf(name);
        return at >= 0 && at + 1 < arguments.Length ? int.Parse(arguments.Span[at + 1]) : absent;
    }
}
