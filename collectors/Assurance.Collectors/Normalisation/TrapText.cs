using System.Runtime.CompilerServices;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation;

/// <summary>A notification in words: its name and its bindings by the names the packs give them.</summary>
internal static class TrapText
{
    private const int LongestValue = 200;
    private const int LongestText = 2000;
    private const int Usual = 512;

    [SkipLocalsInit]
    public static string Of(SnmpNotification notification, Rule? rule, RuleSet rules)
    {
        var text = new TextBuffer(stackalloc char[Usual]);
        if (rule is not { Binds.IsEmpty: true })
        {
            rules.Names.Append(notification.TrapOid, ref text);
        }
        else
        {
            text.Append(rule.Name);
        }

        var bindings = notification.VarBinds;
        for (var i = 0; i < bindings.Count; i++)
        {
            if (text.Length > LongestText)
            {
                text.Append(", ...");
                break;
            }

            text.Append(i == 0 ? ": " : ", ");
            rules.Names.Append(bindings[i].Name, ref text);
            text.Append('=');
            AppendValue(bindings[i], rules, ref text);
        }

        return text.ToString();
    }

    // Numbers and plain text, as most values are, need no text of their own.
    private static void AppendValue(VarBind binding, RuleSet rules, ref TextBuffer text)
    {
        var value = binding.Value;
        if (value.Type == SnmpType.OctetString && value.Octets is { Length: > 0 and <= LongestValue } octets && octets.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0)
        {
            text.AppendAscii(octets);
        }
        else if (value.AsInt64() is { } number && (value.Type != SnmpType.Integer || rules.ImportedNames == 0))
        {
            text.Append(number);
        }
        else
        {
            var words = rules.ValueOf(binding);
            text.Append(words.Length > LongestValue ? words.AsSpan(0, LongestValue) : words);
        }
    }
}
