using System.Collections.Frozen;

namespace Assurance.Model.Inventory;

/// <summary>One spelling for the many a device, its MIB and its log use: <c>Gi0/0/1</c>, <c>GigabitEthernet0/0/1</c>, <c>GE0/0/1</c> and
/// <c>ge-0/0/1.0</c> meet.</summary>
public static class InterfaceName
{
    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["e"] = "eth", ["et"] = "et", ["eth"] = "eth", ["ethernet"] = "eth",
        ["fa"] = "fe", ["fe"] = "fe", ["fastethernet"] = "fe", ["fast"] = "fe",
        ["gi"] = "ge", ["gig"] = "ge", ["ge"] = "ge", ["gige"] = "ge", ["gigabit"] = "ge", ["gigabitethernet"] = "ge",
        ["te"] = "xe", ["ten"] = "xe", ["tengige"] = "xe", ["tengigabitethernet"] = "xe", ["xe"] = "xe", ["xge"] = "xe", ["xgigabitethernet"] = "xe",
        ["ten-gigabitethernet"] = "xe", ["10ge"] = "xe",
        ["twe"] = "25ge", ["twentyfivegige"] = "25ge", ["25ge"] = "25ge",
        ["fo"] = "40ge", ["fortygige"] = "40ge", ["fortygigabitethernet"] = "40ge", ["40ge"] = "40ge",
        ["hu"] = "100ge", ["hundredgige"] = "100ge", ["hundredgigabitethernet"] = "100ge", ["100ge"] = "100ge",
        ["po"] = "po", ["port-channel"] = "po", ["portchannel"] = "po", ["eth-trunk"] = "trunk", ["be"] = "be", ["bundle-ether"] = "be",
        ["lo"] = "lo", ["loopback"] = "lo", ["vl"] = "vlan", ["vlan"] = "vlan", ["vlanif"] = "vlanif",
        ["tu"] = "tu", ["tunnel"] = "tu", ["se"] = "se", ["serial"] = "se", ["pos"] = "pos",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Lower case, the type word in one form, Junos' unit 0 dropped. A name without digits stays as it is, in lower case.</summary>
    public static string Canonical(string name)
    {
        var text = name.Trim().ToLowerInvariant();
        var split = NumberStart(text);
        if (split <= 0 || split >= text.Length)
        {
            return text;
        }

        var word = text[..split].TrimEnd(' ', '-');
        var number = text[split..];
        var type = Types.GetValueOrDefault(word, word);
        return type + (number.EndsWith(".0", StringComparison.Ordinal) ? number[..^2] : number);
    }

    // The number begins after the last letter: "100ge1/0/1" splits at "1/0/1".
    private static int NumberStart(string text)
    {
        var i = text.Length;
        while (i > 0 && (char.IsAsciiDigit(text[i - 1]) || text[i - 1] is '/' or '.' or ':'))
        {
            i--;
        }

        return i;
    }
}
