namespace Assurance.Lab.Namespaces;

/// <summary>syslog-ng, installed or only unpacked: Debian's package cannot be installed beside rsyslog's, so <c>ASSURANCE_SYSLOG_NG</c> may name a folder into which it and
/// its libraries were unpacked by <c>dpkg -x</c>.</summary>
internal static class SyslogNg
{
    private static string? Root => Environment.GetEnvironmentVariable("ASSURANCE_SYSLOG_NG") is { Length: > 0 } root && File.Exists(Path.Combine(root, "usr/sbin/syslog-ng")) ? root : null;

    /// <summary>Null when it is not here.</summary>
    public static string? Program => Programs.Find("syslog-ng") ?? (Root is { } root ? Path.Combine(root, "usr/sbin/syslog-ng") : null);

    public static IReadOnlyDictionary<string, string> Variables => Root is { } root && Programs.Find("syslog-ng") is null
        ? new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = string.Join(':', Libraries(root)) }
        : [];

    /// <summary>Where its modules are, if not where it looks by itself.</summary>
    public static string[] Options => Root is { } root && Programs.Find("syslog-ng") is null
        ? ["--module-path", Directory.GetDirectories(Path.Combine(root, "usr/lib/syslog-ng"))[0]]
        : [];

    private static IEnumerable<string> Libraries(string root) =>
        Directory.GetDirectories(Path.Combine(root, "usr/lib"), "*-linux-gnu").Concat(Directory.Exists(Path.Combine(root, "lib")) ? Directory.GetDirectories(Path.Combine(root, "lib"), "*-linux-gnu") : [])
            .Append(Path.Combine(root, "usr/lib/syslog-ng"));
}
