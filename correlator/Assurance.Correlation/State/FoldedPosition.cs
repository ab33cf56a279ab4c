using Assurance.Correlation.Snapshots;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.State;

/// <summary>How far the engine has folded the journal, and who waits for it to get there.</summary>
[StageState]
internal sealed class FoldedPosition
{
    private readonly Lock gate = new();
    [WorkedOut]
    private readonly List<(long Target, TaskCompletionSource Reached)> waiting = [];
    private long position;
    private volatile bool anyWaits;

    public long Position => Volatile.Read(ref position);

    public Task WaitForAsync(long target, CancellationToken cancellation)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add((target, reached));
            anyWaits = true;
        }

        // The engine may have passed it before the flag was set.
        Release();
        return reached.Task.WaitAsync(cancellation);
    }

    public void MoveTo(long folded)
    {
        Volatile.Write(ref position, folded);
        Interlocked.MemoryBarrier();
        if (anyWaits)
        {
            Release();
        }
    }

    private void Release()
    {
        lock (gate)
        {
            var now = Position;
            foreach (var (_, reached) in waiting.Where(w => w.Target <= now))
            {
                reached.TrySetResult();
            }

            waiting.RemoveAll(w => w.Target <= now || w.Reached.Task.IsCompleted);
            anyWaits = waiting.Count > 0;
        }
    }
}
