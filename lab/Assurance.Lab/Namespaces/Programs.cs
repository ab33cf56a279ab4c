using System.Diagnostics;

namespace Assurance.Lab.Namespaces;

/// <summary>Programs of the operating system, run to their end; daemons leave by themselves.</summary>
internal static class Programs
{
    private static readonly string[] Folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin", "/usr/lib/frr"];

    /// <summary>Where a program is; null when it is not here.</summary>
    public static string? Find(string program) => Folders.Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);

    /// <summary>Its output.</summary>
    /// <param name="log">A file that takes output and errors: what a daemon inherits must not be a pipe that somebody waits for.</param>
    /// <exception cref="IOException">It is not here, or failed; the message has its last words.</exception>
    public static string Run(string log, IReadOnlyDictionary<string, string> environment, string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(log);
        start.ArgumentList.Add(Find(program) ?? throw new IOException($"{program} is not installed"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["MIBS"] = "";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        var output = File.ReadAllText(log);
        return process.ExitCode == 0 ? output : throw new IOException($"{program} {string.Join(' ', arguments.ToArray())} ended with {process.ExitCode}: {output.Trim()}");
    }
}
