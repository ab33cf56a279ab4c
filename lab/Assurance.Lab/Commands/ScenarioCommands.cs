using System.CommandLine;
using System.Text.Json;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Commands;

/// <summary><c>list</c> and <c>play SCENARIO</c>.</summary>
internal static class ScenarioCommands
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Ground truth in full, as JSON." };
        var options = new NetworkOptions();
        var command = new Command("list", "The scenarios with what is true about each.") { json };
        options.AddTo(command);
        command.SetAction(result =>
        {
            var scenarios = ScenarioCatalogue.For(LabNetwork.Generate(options.Read(result)));
            if (result.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(scenarios.Select(s => new { s.Id, s.Title, s.GroundTruth, Messages = s.Steps.Count, RepairMessages = s.RepairSteps.Count }), Json));
            else
                foreach (var scenario in scenarios) Describe(scenario, Console.Out);
        });
        return command;
    }

    public static Command Play()
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "Id from 'list'." };
        var hold = new Option<double>("--hold") { Description = "Seconds between fault and repair.", DefaultValueFactory = _ => 30 };
        var noRepair = new Option<bool>("--no-repair") { Description = "Leave it broken." };
        var (options, targets) = (new NetworkOptions(), new TargetOptions());
        var command = new Command("play", "Plays a fault, waits, plays its repair.") { scenario, hold, noRepair };
        options.AddTo(command);
        targets.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            var chosen = Find(ScenarioCatalogue.For(LabNetwork.Generate(options.Read(result))), result.GetRequiredValue(scenario));
            var (to, speed) = targets.Read(result);
            Describe(chosen, Console.Out);
            Console.WriteLine($"{await ScenarioPlayer.PlayAsync(chosen, to, speed, cancellation)} messages sent");
            if (result.GetValue(noRepair)) return 0;
            await Task.Delay(TimeSpan.FromSeconds(result.GetValue(hold)), cancellation);
            Console.WriteLine($"repaired: {await ScenarioPlayer.RepairAsync(chosen, to, speed, cancellation)} messages sent");
            return 0;
        });
        return command;
    }

    /// <exception cref="ArgumentException">No such scenario; the message lists those there are.</exception>
    public static Scenario Find(IReadOnlyList<Scenario> scenarios, string id) =>
        scenarios.FirstOrDefault(s => s.Id == id)
            ?? throw new ArgumentException($"no scenario '{id}'; there are {string.Join(", ", scenarios.Select(s => s.Id))}");

    private static void Describe(Scenario scenario, TextWriter to)
    {
        to.WriteLine($"{scenario.Id,-18} {scenario.Title}");
        if (scenario.GroundTruth.Faults.Count == 0) to.WriteLine("                   truth: no fault, no ticket, no message");
        foreach (var fault in scenario.GroundTruth.Faults)
        {
            var states = string.Join(", ", fault.Circuits.GroupBy(c => c.State).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}"));
            to.WriteLine($"                   truth: {fault.Kind} {fault.RootCause}{(fault.Alternatives.Count == 0 ? "" : $" (or {string.Join(", ", fault.Alternatives)})")}; "
                + $"circuits {states}; {fault.Customers.Count} key accounts; {fault.Alarms.Count} alarms{(fault.Ticket ? "" : $"; planned work {fault.PlannedWork}: no ticket")}");
        }
    }
}
