using System.Runtime.CompilerServices;

namespace Assurance.Tests.Support;

/// <summary><c>oddities.txt</c> beside a test: name, what another program makes of it, octets or text, and the reading here.</summary>
internal static class Oddities
{
    public static TheoryData<string, string, string> Beside([CallerFilePath] string test = "")
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Path.GetDirectoryName(test)!, "oddities.txt")).Where(l => !l.StartsWith('#')))
        {
            var parts = line.Split(" | ", 4);
            cases.Add(parts[0], parts[2], parts[3]);
        }

        return cases;
    }
}
