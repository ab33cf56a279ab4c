using System.Diagnostics;
using Assurance.Collectors.Normalisation.Expressions;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Tools;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class ExpressionTests
{
    private const string Message = "temp 81 name FAN-3 load 0.75 odd n/a";

    private static readonly SyslogFacts Facts = new(Message, 0, null, Template.Compile("temp {temp} name {name} load {load} odd {odd}").Match(LogText.Of(Message))!);

    [Theory]
    [InlineData("int(temp) > 80", "true")]
    [InlineData("int(temp) > 80 && name.startsWith('FAN')", "true")]
    [InlineData("int(temp) * 2 + 1", "163")]
    [InlineData("1 + 2 * 3 - 4 / 2", "5")]
    [InlineData("-(3 - 5) % 2", "0")]
    [InlineData("double(load) * 100.0 >= 75.0 ? 'critical' : 'major'", "critical")]
    [InlineData("name in ['FAN-1', 'FAN-3']", "true")]
    [InlineData("!(name == \"FAN-4\")", "true")]
    [InlineData("name.lowerAscii() + '/' + string(size(name))", "fan-3/5")]
    [InlineData("int(odd) > 1", null)]
    [InlineData("int(odd) > 1 || true", "true")]
    [InlineData("false && int(odd) > 1", "false")]
    [InlineData("int(odd) > 1 && true", null)]
    [InlineData("has(int(odd)) ? 'number' : 'none'", "none")]
    [InlineData("has(missing)", "false")]
    [InlineData("int(temp) / 0", null)]
    [InlineData(" int(temp) / 16 % 4 == 1 ? 'a' : int(temp) == 81 ? 'b' : 'c' ", "a")]
    [InlineData("'it}s [odd]' + \"'\"", "it}s [odd]'")]
    public void It_says_what_the_language_says(string text, string? expected) => Assert.Equal(expected, Compile(text).Evaluate(Facts).AsText());

    [Theory]
    [InlineData("temp > 80", "'>' has text on one side and an integer on the other; what a message says is text: write int(...) or double(...)")]
    [InlineData("nobody == 'x'", "'nobody' is not known")]
    [InlineData("int(temp) +", "is no expression")]
    [InlineData("(int(temp)", "')' expected at character 11")]
    [InlineData("frobnicate(temp)", "no function frobnicate(text); known are int(), double()")]
    [InlineData("name.matches('(a+)+')", "no function .matches(text)")]
    [InlineData("temp ? 1 : 2", "'?' needs a truth, not text")]
    [InlineData("true ? 1 : 'two'", "the sides of '?' are an integer and text")]
    [InlineData("['a']", "a list stands only after 'in'")]
    public void A_fault_is_told_when_the_pack_loads(string text, string fault) =>
        Assert.Contains(fault, Assert.Throws<FormatException>(() => Compile(text)).Message);

    [Fact]
    public void Neither_length_nor_depth_costs_more_than_a_refusal()
    {
        Assert.Throws<FormatException>(() => Compile(new string('(', 100_000) + "1" + new string(')', 100_000)));
        Assert.Throws<FormatException>(() => Compile(new string('(', 400) + "1" + new string(')', 400)));
        Assert.Throws<FormatException>(() => Compile(string.Concat(Enumerable.Repeat("!", 900)) + "true"));
    }

    [Fact]
    public void Whatever_is_typed_is_an_expression_or_a_fault_and_never_takes_long()
    {
        string[] pieces = ["int(", "temp", ")", "&&", "||", "'x'", "1", "2.5", "in", "[", "]", ",", "?", ":", ".", "startsWith(", "!", "-", "==", "<", "%", "/", "0", "has(", "{", "\\", "\"", " "];
        var random = new Random(7);
        var watch = Stopwatch.StartNew();
        var compiled = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                _ = Compile(text).Evaluate(Facts);
                compiled++;
            }
            catch (FormatException fault)
            {
                Assert.NotEmpty(fault.Message);
            }
        }

        Assert.True(compiled > 100, $"{compiled} of 20,000 compiled");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"it took {watch.Elapsed}");
    }

    [Fact]
    public void A_rule_is_bound_by_one_and_computes_its_severity_by_one()
    {
        using var folder = new PackFolder();
        folder.Write("acme.yaml", """
            vendor: Acme
            rules:
              - id: acme.hot
                text: "sensor {name:word} reads {t:int} degrees"
                where: "int(t) > 60"
                object: { kind: sensor, name: "{name}" }
                condition: highTemperature
                severity: "{= int(t) > 80 ? 'critical' : 'minor'}"
                problem: "{= name + ' is ' + string(int(t) - 60) + ' over'}"
                action: raise
            """);
        var rules = RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path);
        var outcomes = RulesTry.Of("<11>sensor a reads 55 degrees\n<11>sensor b reads 70 degrees\n<11>sensor c reads 90 degrees", rules);

        Assert.Equal([null, "acme.hot", "acme.hot"], outcomes.Select(o => (string?)o!["rule"]));
        Assert.Equal(["minor", "critical"], outcomes.Skip(1).Select(o => (string?)o!["severity"]));
        Assert.Equal("c is 30 over", (string?)outcomes[2]!["specificProblem"]);
    }

    [Fact]
    public void Its_faults_stand_with_file_and_line()
    {
        using var folder = new PackFolder();
        folder.Write("acme.yaml", """
            rules:
              - id: acme.hot
                text: "sensor reads {t:int} degrees"
                where: "t > 60"
                condition: highTemperature
                severity: "{= int(t) + }"
                action: raise
              - id: acme.cold
                text: "sensor froze at {t:int}"
                where: "int(t)"
                action: none
            """);
        var errors = Assert.Throws<RulePackException>(() => RulePackLoader.Load(RulePackLoader.StandardFolder, folder.Path)).Errors;

        Assert.Equal([4, 6, 10], errors.Select(e => e.Line));
        Assert.Contains("write int(...)", errors[0].Message);
        Assert.EndsWith("is neither true nor false", errors[2].Message);
    }

    private static Expression Compile(string text) => Expression.Compile(text, name =>
        name is "temp" or "name" or "load" or "odd" or "missing" ? new(ReferenceKind.Capture, name) : throw new FormatException($"'{name}' is not known"));
}
