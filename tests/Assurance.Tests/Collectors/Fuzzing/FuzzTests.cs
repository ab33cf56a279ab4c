using System.Runtime.CompilerServices;
using Assurance.Benchmarks.Fuzzing;
using Assurance.Tests.Collectors.Normalisation;

namespace Assurance.Tests.Collectors.Fuzzing;

/// <summary>Thirty seconds of inputs that are nearly right; <c>fuzz</c> of the benchmarks does it for longer. What was found once stands in <c>finds</c>: the input, and
/// what each target reads it as.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
#if DEBUG
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
#else
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);
#endif

    private static readonly FuzzSeeds Seeds = FuzzSeeds.Find(FuzzSeeds.Beside());

    public static TheoryData<string> Finds => [.. Directory.EnumerateDirectories(Folder()).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("snmp")]
    [InlineData("response")]
    [InlineData("usm")]
    [InlineData("syslog")]
    [InlineData("frames")]
    [InlineData("trap-line")]
    [InlineData("syslog-line")]
    public void Nothing_that_comes_from_outside_breaks_what_reads_it(string name)
    {
        var run = new FuzzRun(Target(name), Environment.TickCount, Longest);
        run.For(TimeSpan.FromSeconds(30 / 7.0), mostFinds: 1);

        output.WriteLine($"{run.Inputs} inputs, {run.New} new to it{(Seeds.Published ? "" : "; the published ones are not beside the checkout")}");
        Assert.True(run.Finds.Count == 0, run.Finds.Count == 0 ? "" : $"{Convert.ToHexString(run.Finds[0].Input)}: {run.Finds[0].Fault}");
        Assert.True(run.Inputs > 100, "hardly anything was tried");
    }

    [Fact]
    public void A_broken_promise_deep_in_a_message_is_found()
    {
        var planted = new FuzzTarget("planted", [.. Seeds.Messages.Take(2)], octets =>
        {
            var depth = octets.AsSpan().IndexOf("[["u8) < 0 ? 0 : octets.AsSpan().IndexOf("[[\\"u8) < 0 ? 1 : octets.AsSpan().IndexOf("[[\\\n"u8) < 0 ? 2 : 3;
            return depth < 3 ? $"{depth}" : throw new InvalidOperationException("planted");
        });
        var run = new FuzzRun(planted, 1, Longest);
        run.For(TimeSpan.FromSeconds(60), mostFinds: 1);

        Assert.Contains("planted", Assert.Single(run.Finds).Fault);
    }

    [Theory]
    [MemberData(nameof(Finds))]
    public void What_was_found_is_read_as_it_should_be(string find)
    {
        var input = Convert.FromHexString(File.ReadAllText(Path.Combine(Folder(), find, "input.hex")).Trim());
        var read = FuzzTarget.All(Seeds, StandardPacks.Rules).Select(t => t.Fault(input, Longest, out var shape) is { } fault ? $"{t.Name}: {fault}" : $"{t.Name}: {shape.Trim()}");

        Assert.Equal(File.ReadAllText(Path.Combine(Folder(), find, "expected.txt")).Trim(), string.Join('\n', read).Trim());
    }

    private static FuzzTarget Target(string name) => FuzzTarget.All(Seeds, StandardPacks.Rules).Single(t => t.Name == name);

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "finds");
}
