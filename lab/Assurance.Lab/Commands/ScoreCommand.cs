using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;
using Assurance.Lab.Scoring;

namespace Assurance.Lab.Commands;

/// <summary><c>score [SCENARIO...|--all]</c>: plays at a running product and compares what it concludes with the truth.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var names = new Argument<string[]>("SCENARIO") { Description = "Ids from 'list'.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Every scenario, one after the other." };
        var url = new Option<string>("--url") { Description = "The product's address.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var token = new Option<string>("--token") { Description = "An API token.", Required = true };
        var settle = new Option<double>("--settle") { Description = "Seconds from the last message to the first look.", DefaultValueFactory = _ => 8 };
        var patience = new Option<double>("--timeout") { Description = "Seconds for the right conclusion to appear.", DefaultValueFactory = _ => 30 };
        var (options, targets) = (new NetworkOptions(), new TargetOptions());
        var command = new Command("score", "Plays scenarios at a running product and scores its conclusions; exit status 1 unless all are exact.") { names, all, url, token, settle, patience };
        options.AddTo(command);
        targets.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            var scenarios = ScenarioCatalogue.For(LabNetwork.Generate(options.Read(result)));
            var chosen = result.GetValue(all) ? scenarios : [.. (result.GetValue(names) ?? []).Select(n => ScenarioCommands.Find(scenarios, n))];
            if (chosen.Count == 0) throw new ArgumentException("name a scenario, or give --all");
            var (to, speed) = targets.Read(result);
            using var product = new ProductClient(new Uri(result.GetRequiredValue(url)), result.GetRequiredValue(token));
            var examination = new Examination(product, to, speed, TimeSpan.FromSeconds(result.GetValue(settle)), TimeSpan.FromSeconds(result.GetValue(patience)));
            return await RunAsync(examination, chosen, Console.Out, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Examination examination, IReadOnlyList<Scenario> scenarios, TextWriter to, CancellationToken cancellation)
    {
        await to.WriteLineAsync($"{"scenario",-18} {"root P",6} {"root R",6} {"circ P",6} {"circ R",6} {"exact",5} {"ticket",6} {"resolved",8} {"faults",6} {"alarms",6} {"loose",5}");
        var failed = 0;
        foreach (var scenario in scenarios)
        {
            var result = await examination.RunAsync(scenario, cancellation);
            if (!result.Passed) failed++;
            var score = result.Score;
            await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{result.Scenario,-18} {score.RootPrecision,6:0.000} {score.RootRecall,6:0.000} {score.CircuitPrecision,6:0.000} {score.CircuitRecall,6:0.000} {YesNo(score.Exact),5} {YesNo(score.TicketsRight),6} {YesNo(result.Resolved),8} {result.Faults,6} {result.Alarms,6} {result.LooseAlarms,5}"));
            foreach (var remark in score.Remarks) await to.WriteLineAsync($"  {remark}");
        }
        await to.WriteLineAsync($"{scenarios.Count - failed} exact, {failed} not");
        return failed == 0 ? 0 : 1;
    }

    private static string YesNo(bool value) => value ? "yes" : "no";
}
