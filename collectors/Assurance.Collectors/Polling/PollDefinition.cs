using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Assurance.Model.Alarms;
using Assurance.Snmp;

namespace Assurance.Collectors.Polling;

/// <summary>How to ask a device whether a condition still stands: the value of an object that its alarm leads to.</summary>
/// <param name="Object">An object, then <c>.</c>-joined <c>{ifIndex}</c>, <c>{address}</c>, <c>{qualifier}</c> or numbers for its instance.</param>
/// <param name="Clear">Values that say it is gone.</param>
public sealed record PollDefinition(string Condition, Oid Object, string Instance, ImmutableArray<string> Clear)
{
    /// <summary>The instance an alarm leads to; null where the alarm does not name it.</summary>
    public Oid? InstanceOf(ManagedObject about, string qualifier)
    {
        var arcs = new List<uint>(Object.Arcs.ToArray());
        foreach (var part in Instance.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var value = part switch
            {
                "{ifIndex}" => about.IfIndex?.ToString(CultureInfo.InvariantCulture),
                "{address}" => IPAddress.TryParse(about.Address, out var address) && address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() : null,
                "{qualifier}" => qualifier,
                _ => part,
            };
            foreach (var arc in value?.Split('.') ?? [""])
            {
                if (!uint.TryParse(arc, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || arcs.Count >= Oid.MaxArcs)
                {
                    return null;
                }

                arcs.Add(number);
            }
        }

        return Oid.Of([.. arcs]);
    }
}
