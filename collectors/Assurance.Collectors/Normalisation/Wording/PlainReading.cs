using System.Globalization;

namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>What a message of plain words says; what it does not say is empty.</summary>
/// <param name="Object">peer, path, part, interface, server or event.</param>
/// <param name="State">broken or whole.</param>
internal sealed record PlainReading(string Object, string State)
{
    /// <summary>Kinds of object a message may speak of.</summary>
    public static readonly string[] Objects = ["peer", "path", "part", "interface", "server", "event"];

    /// <summary>Names by which rules read what it says.</summary>
    public static readonly string[] Names = ["protocol", "peer", "neighbor", "if", "ifIndex", "part", "name", "topic", "state", "severity"];

    /// <summary>Whether it says what stopped or works again, not only that something did.</summary>
    public bool NamesObject => Object != "event";

    /// <summary>The link is said to be down, in that word.</summary>
    public bool IsDown { get; init; }

    /// <summary>Of a session: bgp, ospf, isis, ldp, bfd, pim, eigrp, rsvp, msdp.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>The peer's address.</summary>
    public string Peer { get; init; } = "";

    /// <summary>The peer's name where it has no address.</summary>
    public string Neighbor { get; init; } = "";

    /// <summary>The interface, or the one that a session goes over.</summary>
    public string Interface { get; init; } = "";

    /// <summary>Of the interface that a notification binds.</summary>
    public int? InterfaceIndex { get; init; }

    /// <summary>As packs write it; empty where it is the condition's.</summary>
    public string Severity { get; init; } = "";

    /// <summary>fan, supply, temperature, voltage, battery, card, transceiver, disk, clock, mains, humidity, water, smoke, storage, door, redundancy, unit, load, bypass, breaker, feed, cooling, chip, stack; of a path lsp, tunnel, pseudowire, ring, endpoint; of a server farm, server, radius.</summary>
    public string Part { get; init; } = "";

    /// <summary>The part, the path or the server as the message calls it; of an event its name without the state.</summary>
    public string Name { get; init; } = "";

    /// <summary>What is wrong with an interface: loop, optics, ais, rdi, lof, storm, bpdu, errors, flapping, unidirectional, violation, duplicate, disabled, addresses, moved; empty: its link. With a peer: prefixes.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The value of that name; null where the message does not say.</summary>
    public string? this[string name]
    {
        get
        {
            var value = name switch
            {
                "protocol" => Protocol,
                "peer" => Peer,
                "neighbor" => Neighbor,
                "if" => Interface,
                "ifIndex" => InterfaceIndex?.ToString(CultureInfo.InvariantCulture) ?? "",
                "severity" => Severity,
                "part" => Part,
                "name" => Name,
                "topic" => Topic,
                "state" => State,
                _ => "",
            };
            return value.Length == 0 ? null : value;
        }
    }
}
