using Assurance.Benchmarks;
using Assurance.Benchmarks.Accuracy;
using Assurance.Benchmarks.Scale;

return args switch
{
    ["decode"] => Assurance.Benchmarks.Receiving.DecodeCommand.Run(),
    ["engine", ..] => EngineCommand.Run(args[1..]),
    ["fold", ..] => Assurance.Benchmarks.Receiving.FoldCommand.Run(args[1..]),
    ["fuzz", ..] => Assurance.Benchmarks.Fuzzing.FuzzCommand.Run(args[1..]),
    ["graph", ..] => GraphCommand.Run(args[1..]),
    ["page", ..] => await Assurance.Benchmarks.Pages.PageCommand.RunAsync(args[1..]),
    ["page-clients", ..] => await Assurance.Benchmarks.Pages.HubClients.RunAsync(args[1..]),
    ["poll"] => await Assurance.Benchmarks.Polling.PollCommand.RunAsync(),
    ["receive", ..] => await Assurance.Benchmarks.Receiving.ReceiveCommand.RunAsync(args[1..]),
    ["rules"] => Assurance.Benchmarks.Rules.RulesCommand.Run(),
    ["rules", "--logs"] => Assurance.Benchmarks.Rules.RulesCommand.RunLogs(),
    ["score", ..] => ScoreCommand.Run(args[1..]),
    ["trap-to-browser", ..] => await TrapToBrowser.RunAsync(args.AsMemory(1)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: Assurance.Benchmarks COMMAND
          decode
          engine [--devices N] [--resources N] [--circuits N] [--standing N] [--reports N]
          fold [--messages N] [--rate N] [--only NAME]
          fuzz [--seconds N] [--seed N]
          graph [--devices N] [--resources N] [--circuits N]
          page [--alarms N] [--rate N] [--clients N] [--minutes N] [--clients-only|--page-only|--starts-only|--host-only] | --map [--sites N]
          poll
          receive [--seconds N] [--only traps|v3|udp|tcp] [--repeated] [--at RATE [--to-state] [--drain]]
          rules [--logs]
          score [--faults N] [--seed N] [--topology FILE|synthetic [--cities N]] [--wrong PERCENT] [--verbose]
          trap-to-browser [--traps N] [--rate N]
        """);
    return 2;
}
