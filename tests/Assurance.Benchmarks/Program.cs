using Assurance.Benchmarks;
using Assurance.Benchmarks.Accuracy;

return args switch
{
    ["score", ..] => ScoreCommand.Run(args[1..]),
    ["trap-to-browser", ..] => await TrapToBrowser.RunAsync(args.AsMemory(1)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: Assurance.Benchmarks COMMAND
          score [--faults N] [--seed N] [--topology FILE|synthetic [--cities N]] [--wrong PERCENT] [--verbose]
          trap-to-browser [--traps N] [--rate N]
        """);
    return 2;
}
