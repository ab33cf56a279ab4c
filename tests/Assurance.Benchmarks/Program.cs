using Assurance.Benchmarks;
using Assurance.Benchmarks.Accuracy;
using Assurance.Benchmarks.Scale;

return args switch
{
    ["graph", ..] => GraphCommand.Run(args[1..]),
    ["score", ..] => ScoreCommand.Run(args[1..]),
    ["trap-to-browser", ..] => await TrapToBrowser.RunAsync(args.AsMemory(1)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: Assurance.Benchmarks COMMAND
          graph [--devices N] [--resources N] [--circuits N]
          score [--faults N] [--seed N] [--topology FILE|synthetic [--cities N]] [--wrong PERCENT] [--verbose]
          trap-to-browser [--traps N] [--rate N]
        """);
    return 2;
}
