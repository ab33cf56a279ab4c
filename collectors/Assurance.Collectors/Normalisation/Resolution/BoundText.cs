using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Resolution;

/// <summary>The sentences that a notification binds: texts of two words and more, none of them the sender's name, place or contact (RFC 3418, group system).</summary>
internal static class BoundText
{
    private const int Shortest = 5;
    private const int Longest = 1024;
    private const int Most = 4;

    private static readonly Oid System = Oid.Parse("1.3.6.1.2.1.1");

    /// <summary>The first four, in the order they are bound.</summary>
    public static IEnumerable<string> Of(SnmpNotification notification) =>
        notification.VarBinds.Where(IsSentence).Select(b => b.Value.AsText()).Take(Most);

    private static bool IsSentence(VarBind binding) =>
        binding.Value.Type == SnmpType.OctetString
        && binding.Value.Octets is { Length: >= Shortest and <= Longest } octets
        && octets.Trim((byte)' ').Contains((byte)' ')
        && octets.IndexOfAnyInRange((byte)0, (byte)'\b') < 0
        && !binding.Name.TrySuffix(System, out _);
}
