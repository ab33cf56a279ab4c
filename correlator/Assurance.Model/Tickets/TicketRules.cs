using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;

namespace Assurance.Model.Tickets;

/// <summary>When a fault gets its ticket, and by when that ticket should be done.</summary>
public static class TicketRules
{
    /// <summary>The ticket of a fault: <c>t</c> and the fault's number. There is never another.</summary>
    public static string IdFor(string fault) => fault.StartsWith('f') ? $"t{fault.AsSpan(1)}" : $"t-{fault}";

    /// <summary>Open, settled, not within what planned work announced, and either a circuit suffers or it is worse than a warning: warnings and
    /// indeterminate messages that touch nobody are looked at on the screen, not sent out for.</summary>
    public static bool NeedsWork(Fault fault) =>
        fault is { Status: FaultStatus.Open, IsSettled: true }
        && (fault.PlannedWork is null || !fault.BeyondPlan.IsEmpty)
        && (!fault.Impact.IsNone || fault.Severity >= PerceivedSeverity.Minor);

    /// <summary>From the raise of the fault, by the tightest restoration time among the agreements of the circuits it touches; null if none
    /// promises any.</summary>
    public static DateTimeOffset? ExpectedResolution(Fault fault, NetworkInventory inventory)
    {
        var tables = inventory.Tables;
        var minutes = fault.Impact.Circuits
            .Select(c => tables.Circuits.GetValueOrDefault(c.Circuit)?.Sla)
            .Select(sla => sla is null ? null : tables.Slas.GetValueOrDefault(sla))
            .Where(sla => sla is { RestoreMinutes: > 0 })
            .Select(sla => (int?)sla!.RestoreMinutes)
            .Min();
        return minutes is { } restore ? fault.RaisedAt + TimeSpan.FromMinutes(restore) : null;
    }
}
