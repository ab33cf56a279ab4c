using System.Globalization;
using Assurance.Collectors.Normalisation.Packs;

namespace Assurance.Benchmarks.Fuzzing;

/// <summary><c>fuzz</c>: inputs that are nearly right, to all that reads what comes from outside, guided by what is new to it. What breaks a promise is written
/// to a folder of its own below the one given, to become a case.</summary>
internal static class FuzzCommand
{
    public static int Run(string[] arguments)
    {
        var (seconds, seed, folder) = (Number(arguments, "--seconds", 600), Number(arguments, "--seed", Environment.TickCount), Path.GetFullPath("finds"));
        var targets = FuzzTarget.All(FuzzSeeds.Find(FuzzSeeds.Beside()), RulePackLoader.LoadStandard());
        Console.WriteLine($"seed {seed}{Environment.NewLine}{"target",-14}{"inputs",12}{"a second",10}{"new",8}{"slowest us",12}{"finds",7}");
        var finds = 0;
        foreach (var target in targets)
        {
            var time = TimeSpan.FromSeconds(seconds / (double)targets.Count);
            var run = new FuzzRun(target, seed, TimeSpan.FromMilliseconds(200));
            run.For(time);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name,-14}{run.Inputs,12}{run.Inputs / time.TotalSeconds,10:0}{run.New,8}{run.Slowest.TotalMicroseconds,12:0}{run.Finds.Count,7}"));
            foreach (var find in run.Finds)
            {
                Keep(Path.Combine(folder, $"{find.Target}-{++finds}"), find);
            }
        }

        return finds == 0 ? 0 : 1;
    }

    private static void Keep(string folder, FuzzFind find)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "input.hex"), Convert.ToHexString(find.Input));
        File.WriteAllText(Path.Combine(folder, "fault.txt"), find.Fault);
        Console.WriteLine($"  {folder}: {find.Fault.Split('\n')[0]}");
    }

    private static int Number(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
