using System.Diagnostics;

namespace Assurance.Benchmarks.Receiving;

/// <summary>Where another's program lies: installed, or unpacked from Debian's packages beside the benchmark, because two of them cannot be installed together.</summary>
/// <param name="Path">The program.</param>
/// <param name="Root">What its package was unpacked into; null when it is installed.</param>
internal sealed record PeerProgram(string Path, string? Root)
{
    public bool IsUnpacked => Root is not null;

    /// <summary>For LD_LIBRARY_PATH.</summary>
    public string Libraries => Root is null ? "" : string.Join(':', Below("usr/lib/x86_64-linux-gnu"), Below("lib/x86_64-linux-gnu"), Below("usr/lib/syslog-ng"));

    public string Below(string path) => System.IO.Path.Combine(Root!, path);

    /// <summary>Null when it is neither installed nor to be had as a package.</summary>
    public static PeerProgram? Find(Peer peer)
    {
        if (new[] { "/usr/sbin", "/usr/local/sbin" }.Select(d => System.IO.Path.Combine(d, peer.Name)).FirstOrDefault(File.Exists) is { } installed)
        {
            return new(installed, null);
        }

        var root = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "assurance-peers", peer.Name);
        var program = System.IO.Path.Combine(root, "usr/sbin", peer.Name);
        if (!File.Exists(program))
        {
            Unpack(peer, root);
        }

        return File.Exists(program) ? new(program, root) : null;
    }

    private static void Unpack(Peer peer, string root)
    {
        Directory.CreateDirectory(root);
        if (Run(root, "apt-get", ["-qq", "download", .. peer.Packages]))
        {
            foreach (var package in Directory.GetFiles(root, "*.deb"))
            {
                Run(root, "dpkg", ["-x", package, root]);
            }
        }
    }

    private static bool Run(string folder, string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
