using System.Text;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation;

/// <summary>A notification in words: its name and its bindings by the names the packs give them.</summary>
internal static class TrapText
{
    private const int LongestValue = 200;
    private const int LongestText = 2000;

    public static string Of(SnmpNotification notification, Rule? rule, RuleSet rules)
    {
        var text = new StringBuilder(rule is null ? rules.NameOf(notification.TrapOid) : rule.Id[(rule.Id.LastIndexOf('.') + 1)..]);
        var separator = ": ";
        foreach (var binding in notification.VarBinds)
        {
            if (text.Length > LongestText)
            {
                return text.Append(", ...").ToString();
            }

            var value = rules.ValueOf(binding);
            text.Append(separator).Append(rules.NameOf(binding.Name)).Append('=')
                .Append(value.Length > LongestValue ? value[..LongestValue] : value);
            separator = ", ";
        }

        return text.ToString();
    }
}
