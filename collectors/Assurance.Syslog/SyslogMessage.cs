namespace Assurance.Syslog;

/// <summary>One syslog message, read but not interpreted. All texts have control characters escaped.</summary>
public sealed record SyslogMessage
{
    public required SyslogFormat Format { get; init; }

    /// <summary>Whose header or mnemonic the message carries; <see cref="VendorHeader.None"/> where nothing tells.</summary>
    public VendorHeader Vendor { get; init; }

    /// <summary>0..23 (RFC 5424 §6.2.1); null when PRI is above 191. Without PRI 1 (user).</summary>
    public int? Facility { get; init; }

    /// <summary>From PRI; what the vendor's mnemonic says stands in <see cref="Event"/>. Without PRI notice.</summary>
    public SyslogSeverity Severity { get; init; }

    /// <summary>VERSION of RFC 5424, 1..999; null in other formats.</summary>
    public int? Version { get; init; }

    /// <summary>
    /// The device's own time; null when it sent none that can be read. Year and zone are completed from the time of receipt
    /// where the device left them out: see <see cref="HasYear"/> and <see cref="HasZone"/>.
    /// </summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Whether the message stated the year.</summary>
    public bool HasYear { get; init; }

    /// <summary>Whether the message stated the zone as an offset, Z or UTC. Names such as CST are ambiguous and do not count.</summary>
    public bool HasZone { get; init; }

    /// <summary>Whether the device says its clock follows a time source (Cisco's mark, timeQuality isSynced); null when it says nothing.</summary>
    public bool? ClockSynchronised { get; init; }

    public string? Hostname { get; init; }

    /// <summary>APP-NAME, or the name part of TAG.</summary>
    public string? AppName { get; init; }

    public string? ProcId { get; init; }

    public string? MsgId { get; init; }

    /// <summary>In the order of the message; an element may repeat where the sender broke the rule.</summary>
    public IReadOnlyList<StructuredElement> StructuredData { get; init; } = [];

    /// <summary>The vendor's own name of the event, if the text starts with one.</summary>
    public EventTag? Event { get; init; }

    /// <summary>The sender's running number of the message (Cisco sequence number, meta sequenceId), if any.</summary>
    public long? Sequence { get; init; }

    /// <summary>The hardware node that logged it (IOS XR), such as <c>RP/0/RSP0/CPU0</c>.</summary>
    public string? Node { get; init; }

    /// <summary>
    /// What rules match on: the message after header and TAG, the vendor's mnemonic kept
    /// (<c>%LINK-3-UPDOWN: Interface ...</c>, <c>%%01IFNET/4/IF_STATE(l)[12]:Interface ...</c>, <c>SNMP_TRAP_LINK_DOWN: ...</c>).
    /// Where RFC 5424 has no MSG, the structured data as written. Empty when nothing follows the header.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>What was not as the standard asks and was read nevertheless.</summary>
    public SyslogLeniencies Leniencies { get; init; }

    /// <summary>How often the message before this one of the same sender happened again; null for all other messages.</summary>
    public int? RepeatedTimes { get; init; }

    /// <summary>The parameter of a structured element, the first where it repeats; null when absent.</summary>
    public string? Parameter(string elementId, string name)
    {
        foreach (var element in StructuredData)
        {
            if (element.Id == elementId && element[name] is { } value)
            {
                return value;
            }
        }

        return null;
    }
}

/// <summary>SD-ELEMENT (RFC 5424 §6.3.1) with its parameters in order; a name may repeat.</summary>
public sealed record StructuredElement(string Id, IReadOnlyList<StructuredParameter> Parameters)
{
    /// <summary>The first value of a name; null when absent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var parameter in Parameters)
            {
                if (parameter.Name == name)
                {
                    return parameter.Value;
                }
            }

            return null;
        }
    }
}

/// <summary>SD-PARAM (RFC 5424 §6.3.3) with its value unescaped.</summary>
public sealed record StructuredParameter(string Name, string Value);

/// <summary>A vendor's name of an event: <c>%LINK-3-UPDOWN</c> is module LINK, severity 3, name UPDOWN.</summary>
/// <param name="Module">Facility or module; with its sub-facility, as in <c>PKT_INFRA-LINK</c>.</param>
/// <param name="Severity">The severity the mnemonic states, which is better than PRI's; null when it states none.</param>
public sealed record EventTag(string Module, SyslogSeverity? Severity, string Name)
{
    /// <summary>The number in brackets after the name, if any.</summary>
    public long? Sequence { get; init; }
}
