namespace Assurance.Lab.Network;

/// <param name="Routed">The service needs the BGP session between customer and carrier, not just the link.</param>
internal sealed record Product(string Key, string Code, string Name, bool Routed, IReadOnlyList<long> Bandwidths)
{
    private const long Mega = 1_000_000;

    public static Product Wavelength { get; } = new("wavelength", "OWL", "10G波长专线", false, [10_000 * Mega]);
    public static Product Internet { get; } = new("internet", "DIA", "互联网专线", true, [50 * Mega, 100 * Mega, 200 * Mega, 500 * Mega]);

    /// <summary>Between two sites of a customer; one stands twice for being sold twice as often.</summary>
    public static IReadOnlyList<Product> Private { get; } =
    [
        new("digital-2M", "E1", "2M数字电路", false, [2_048_000]),
        new("digital-155M", "STM1", "155M数字电路", false, [155_520_000]),
        new("ethernet", "EPL", "以太网专线", false, [10 * Mega, 50 * Mega, 100 * Mega]),
        new("ethernet", "EPL", "以太网专线", false, [20 * Mega, 200 * Mega, 1_000 * Mega]),
        new("mpls-vpn", "VPN", "MPLS VPN组网", true, [10 * Mega, 30 * Mega, 100 * Mega]),
    ];

    public long Bandwidth(Dice dice) => dice.Pick(Bandwidths);
}
