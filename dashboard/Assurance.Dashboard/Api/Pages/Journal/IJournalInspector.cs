using System.Collections.Immutable;
using Assurance.Collectors.Decoding;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Journal;

/// <summary>What a readable datagram means: the rule that took it (null if none did), the vendor, and its statements.</summary>
internal sealed record Interpretation(string? Rule, string Vendor, ImmutableArray<AlarmReport> Reports);

/// <summary>Reads a message by rules and inventory; it never throws for what a device sent.</summary>
internal delegate Interpretation Interpret(Decoded decoded, NetworkInventory inventory);

/// <summary>A datagram opened again.</summary>
/// <param name="Decoded">A JSON form of what was read; null if nothing could be.</param>
/// <param name="Meaning">Null if it could not be read, or no rules are loaded.</param>
/// <param name="Unreadable">Why it could not be read.</param>
internal sealed record Inspection(object? Decoded, Interpretation? Meaning, Quarantined? Unreadable);

/// <summary>Opens journalled datagrams again, as the line did, by the rules and the inventory of now.</summary>
internal interface IJournalInspector
{
    Inspection Inspect(DatagramEntry entry, NetworkInventory inventory);
}
