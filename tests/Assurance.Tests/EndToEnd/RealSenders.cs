using System.Diagnostics;
using System.Net;
using Assurance.Tests.Collectors.Listening;

namespace Assurance.Tests.EndToEnd;

/// <summary>Debian's own senders, bounded in time. A missing one skips the test with its name.</summary>
internal static class RealSenders
{
    public static void Require(params string[] programs)
    {
        foreach (var program in programs)
        {
            if (Find(program) is null)
            {
                Assert.Skip($"{program} is not installed here (tests/run installs it)");
            }
        }
    }

    /// <summary>Runs to its end and returns the exit status.</summary>
    public static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program)!) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["MIBS"] = "";
        start.Environment["SNMP_PERSISTENT_DIR"] = Programs.NothingKept;
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>linkDown or linkUp of an interface, v2c, from net-snmp.</summary>
    public static Task<int> LinkTrapAsync(IPEndPoint to, bool down, int ifIndex, string program = "snmptrap") => RunAsync(
        program, "-v", "2c", "-c", "public", $"{to.Address}:{to.Port}", "12345", $"1.3.6.1.6.3.1.1.5.{(down ? 3 : 4)}",
        $"1.3.6.1.2.1.2.2.1.1.{ifIndex}", "i", $"{ifIndex}", $"1.3.6.1.2.1.2.2.1.7.{ifIndex}", "i", "1", $"1.3.6.1.2.1.2.2.1.8.{ifIndex}", "i", down ? "2" : "1");

    /// <summary>The same as SNMPv1, from an agent address.</summary>
    public static Task<int> LinkTrapV1Async(IPEndPoint to, string agent, bool down, int ifIndex) => RunAsync(
        "snmptrap", "-v", "1", "-c", "public", $"{to.Address}:{to.Port}", "1.3.6.1.4.1.8072.3.2.10", agent, down ? "2" : "3", "0", "12345",
        $"1.3.6.1.2.1.2.2.1.1.{ifIndex}", "i", $"{ifIndex}", $"1.3.6.1.2.1.2.2.1.7.{ifIndex}", "i", "1", $"1.3.6.1.2.1.2.2.1.8.{ifIndex}", "i", down ? "2" : "1");

    private static string? Find(string program) =>
        new[] { "/usr/bin", "/usr/sbin", "/usr/local/bin" }.Select(d => Path.Combine(d, program)).FirstOrDefault(File.Exists);
}
