using System.Net.Sockets;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

/// <summary>Counts what the operating system dropped because the receive buffer was full. Known on Linux only; for one thread.</summary>
internal sealed class KernelDrops(Socket socket, Intake intake, ILogger log)
{
    private const long LookEveryMilliseconds = 250;
    private const long SayEveryMilliseconds = 10_000;

    private uint seen;
    private long lookedAt;
    private long unsaid;
    private long saidAt = -SayEveryMilliseconds;

    /// <param name="atOnce">False: only if the last look was some time ago.</param>
    public void Look(bool atOnce)
    {
        var now = Environment.TickCount64;
        if (!OperatingSystem.IsLinux() || (!atOnce && now - lookedAt < LookEveryMilliseconds))
        {
            return;
        }

        lookedAt = now;
        var drops = Posix.Drops(socket);
        if (unchecked(drops - seen) is var lost and > 0)
        {
            seen = drops;
            intake.LostInKernel(lost);
            unsaid += lost;
        }

        if (unsaid > 0 && now - saidAt >= SayEveryMilliseconds)
        {
            log.Lost(intake.Transport.Label(), unsaid, "the receive buffer was full");
            (unsaid, saidAt) = (0, now);
        }
    }
}
