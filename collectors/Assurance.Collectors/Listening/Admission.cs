using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Assurance.Model.Journal;
using Microsoft.Extensions.Logging;

namespace Assurance.Collectors.Listening;

/// <summary>A datagram of the last batch that goes on to the journal.</summary>
/// <param name="Waits">Whether it waits for its sender's turn.</param>
internal readonly record struct Admitted(int Index, PeerAddress Sender, KnownSource Source, bool Waits);

/// <summary>Looks up each datagram's sender once, sheds what a sender sends beyond its ceiling while the line is under pressure, and lets senders take turns while the
/// engine is behind; for one thread.</summary>
internal sealed class Admission(IDatagramReceiver receiver, Intake intake, KnownSources sources, SourceCeiling ceiling, SourceTurns turns, ILogger log)
{
    private readonly List<Admitted> admitted = [];

    /// <summary>Those of the batch that go on, valid until the next call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<Admitted> Of(int count, DateTimeOffset arrived)
    {
        admitted.Clear();
        var (pressed, now) = (ceiling.IsOn && intake.IsPressed(ceiling), ceiling.IsOn ? ceiling.Time.GetTimestamp() : 0);
        var behind = turns.IsBehind;
        for (var i = 0; i < count; i++)
        {
            var sender = receiver.Sender(i);
            var source = sources.Of(sender);
            source.Counts.Received(arrived);
            var waits = behind || source.Counts.Waiting > 0;
            if (ceiling.IsOn && !source.Allowance.TryTake(now) && pressed)
            {
                Shed(source, now);
            }
            else if (waits && !source.Counts.TryWait(turns))
            {
                ShedWaiting(source);
            }
            else
            {
                admitted.Add(new(i, sender, source, waits));
            }
        }

        return CollectionsMarshal.AsSpan(admitted);
    }

    private void ShedWaiting(KnownSource source)
    {
        intake.ShedWaiting();
        source.Counts.ShedWaiting();
        if (source.Allowance.MaySay(ceiling.Time.GetTimestamp()))
        {
            log.ShedsWaiting(intake.Transport.Label(), source.Allowance.Source, source.Counts.Waiting);
        }
    }

    private void Shed(KnownSource source, long now)
    {
        intake.Shed();
        source.Counts.Shed();
        if (source.Allowance.MaySay(now))
        {
            log.Sheds(intake.Transport.Label(), source.Allowance.Source, ceiling.PerSecond, source.Counts.ShedSoFar);
        }
    }
}
