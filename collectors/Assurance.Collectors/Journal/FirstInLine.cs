using System.Runtime.InteropServices;

namespace Assurance.Collectors.Journal;

/// <summary>Threads that run before the others, for what nobody reads in time is lost while what nobody folds in time is only late.</summary>
internal static partial class FirstInLine
{
    private const int Nice = -10;

    /// <summary>Puts the calling thread there; on Linux only, and without the right (CAP_SYS_NICE) it stays where it is.</summary>
    public static void Step()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(0, 0, Nice);
        }
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int nice);
}
