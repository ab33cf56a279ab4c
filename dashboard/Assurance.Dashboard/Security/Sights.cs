using System.Collections.Concurrent;
using Assurance.Correlation.State;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Security;

/// <summary>Sights of the inventory as it is now, made once per viewer.</summary>
internal sealed class Sights(LiveState state)
{
    private const int Remembered = 1000;

    private volatile Generation current = new(NetworkInventory.Empty);

    public Sight Of(Viewer viewer)
    {
        var inventory = state.Inventory;
        var generation = current;
        if (generation.Inventory != inventory || generation.Sights.Count >= Remembered)
        {
            current = generation = new Generation(inventory);
        }

        return generation.Sights.GetOrAdd(viewer, static (v, args) => new Sight(v, args.inventory, args.state), (inventory, state));
    }

    public Sight Of(HttpContext context) => Of(Viewer.Of(context.User));

    private sealed record Generation(NetworkInventory Inventory)
    {
        public ConcurrentDictionary<Viewer, Sight> Sights { get; } = new();
    }
}
