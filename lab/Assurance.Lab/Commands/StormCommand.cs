using System.CommandLine;
using System.Globalization;
using Assurance.Lab.Network;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Commands;

/// <summary><c>storm --rate N --seconds N</c>.</summary>
internal static class StormCommand
{
    public static Command Create()
    {
        var rate = new Option<int>("--rate") { Description = "Messages a second.", Required = true };
        var seconds = new Option<double>("--seconds") { Description = "How long.", Required = true };
        var kind = new Option<string>("--kind") { Description = "trap, syslog or mixed.", DefaultValueFactory = _ => "mixed" };
        var (options, targets) = (new NetworkOptions(), new TargetOptions());
        var command = new Command("storm", "Sends interface raises and clears by UDP at a steady rate; prints what was sent.") { rate, seconds, kind };
        options.AddTo(command);
        targets.AddTo(command, speed: false);
        command.SetAction((result, cancellation) =>
        {
            var storm = new Storm(LabNetwork.Generate(options.Read(result)), result.GetRequiredValue(kind), TimeProvider.System.GetUtcNow());
            var (sent, took) = storm.Run(targets.Read(result).Targets, result.GetValue(rate), TimeSpan.FromSeconds(result.GetValue(seconds)), cancellation);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sent} messages sent in {took.TotalSeconds:0.00} s, {sent / took.TotalSeconds:0} a second"));
            return Task.FromResult(0);
        });
        return command;
    }
}
