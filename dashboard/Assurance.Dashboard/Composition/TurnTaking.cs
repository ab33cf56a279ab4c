using Assurance.Collectors.Listening;
using Assurance.Correlation;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Composition;

/// <summary>Gives the senders whose datagrams wait their turns, round after round: as much as the engine folds in a short time, so that who was never behind waits no
/// longer than that. For the engine's thread.</summary>
internal sealed partial class TurnTaking(Engine engine, Func<SendersTurn, ValueTask<long>> journal, SourceTable sources, ILogger log)
{
    private const int Least = 16;
    private const int Fewest = 64;
    private const int Most = 65_536;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(100);

    private int most = 256;
    private long began;
    private Task<long>? underWay;
    private bool isHeldUp;

    /// <summary>Tells what waits since before the start; from here on what is taken up waits no more.</summary>
    /// <param name="before">Where the journal stood when the collectors began: they know of what came later.</param>
    public void Begin(long before)
    {
        foreach (var waits in engine.Waiting.Waiting.Where(w => w.Position <= before))
        {
            sources.Waits(waits.Transport, waits.Source);
        }

        engine.TakenUp += taken => sources.WaitsNoMore(taken.Transport, taken.Source);
    }

    /// <summary>Journals the next round once the last one is folded.</summary>
    public void Take()
    {
        if (underWay is not null && !IsFolded(underWay))
        {
            return;
        }

        underWay = null;
        if (engine.Waiting.Count > 0)
        {
            began = TimeProvider.System.GetTimestamp();
            underWay = journal(engine.Waiting.Next(most, Least)).AsTask();
        }
    }

    private bool IsFolded(Task<long> round)
    {
        if (!round.IsCompleted)
        {
            return false;
        }

        if (round.IsFaulted)
        {
            // The journal says the same, loudly and again and again; the round is tried until it can be written.
            if (!isHeldUp)
            {
                LogNotJournalled(round.Exception.InnerException!.Message);
            }

            isHeldUp = true;
            return true;
        }

        isHeldUp = false;

        if (engine.State.Position < round.Result)
        {
            return false;
        }

        var took = TimeProvider.System.GetElapsedTime(began);
        most = took < Short ? Math.Min(Most, most * 2) : took > Long ? Math.Max(Fewest, most / 2) : most;
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting datagrams cannot be taken up: {Reason}")]
    private partial void LogNotJournalled(string reason);
}
