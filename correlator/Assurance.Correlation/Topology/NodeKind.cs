namespace Assurance.Correlation.Topology;

/// <summary>What a node of the dependency graph is. The order groups resources, cables and links.</summary>
internal enum NodeKind : byte
{
    Site,
    Device,
    Shelf,
    Card,
    Port,
    Interface,
    Tunnel,
    Peer,
    Part,
    Duct,
    Cable,
    Fibre,
    FibreLink,
    Wavelength,
    Ethernet,
    Ip,
    Bgp,
    OtherLink,

    /// <summary>One path of a circuit.</summary>
    Path,
}

internal static class NodeKinds
{
    public static bool IsResource(this NodeKind kind) => kind is >= NodeKind.Shelf and <= NodeKind.Part;

    /// <summary>A part that other parts sit in, without a signal of its own.</summary>
    public static bool IsModule(this NodeKind kind) => kind is NodeKind.Shelf or NodeKind.Card;

    public static bool IsCable(this NodeKind kind) => kind is >= NodeKind.Duct and <= NodeKind.Fibre;

    public static bool IsLink(this NodeKind kind) => kind is >= NodeKind.FibreLink and <= NodeKind.OtherLink;

    /// <summary>A link whose loss its end interfaces report as loss of the link (a session's end reports loss of the session).</summary>
    public static bool IsSignalLink(this NodeKind kind) => kind.IsLink() && kind != NodeKind.Bgp;

    public static NodeKind OfResource(string kind) => kind switch
    {
        "shelf" => NodeKind.Shelf,
        "card" => NodeKind.Card,
        "port" => NodeKind.Port,
        "interface" => NodeKind.Interface,
        "tunnel" => NodeKind.Tunnel,
        "peer" => NodeKind.Peer,
        _ => NodeKind.Part,
    };

    public static NodeKind OfCable(string kind) => kind switch
    {
        "duct" => NodeKind.Duct,
        "fibre" => NodeKind.Fibre,
        _ => NodeKind.Cable,
    };

    public static NodeKind OfLink(string kind) => kind switch
    {
        "fibre" => NodeKind.FibreLink,
        "wavelength" => NodeKind.Wavelength,
        "ethernet" => NodeKind.Ethernet,
        "ip" => NodeKind.Ip,
        "bgp" => NodeKind.Bgp,
        _ => NodeKind.OtherLink,
    };
}
