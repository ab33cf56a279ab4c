using Assurance.Benchmarks;

return args switch
{
    ["trap-to-browser", ..] => await TrapToBrowser.RunAsync(args.AsMemory(1)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Assurance.Benchmarks trap-to-browser [--traps N] [--rate N]");
    return 2;
}
