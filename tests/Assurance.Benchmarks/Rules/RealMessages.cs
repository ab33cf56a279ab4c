using Assurance.Benchmarks.Accuracy;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Lab.Network;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Benchmarks.Rules;

/// <summary>The messages of all packs' own cases, each from a device of the lab's network of the maker it is of; from an address the inventory does not know
/// where the network has none of that maker.</summary>
internal sealed record RealMessages(IReadOnlyList<Decoded> Logs, IReadOnlyList<Decoded> Traps, NetworkInventory Inventory)
{
    private const string Unknown = "192.0.2.1";

    public static RealMessages Of(RuleSet rules, DateTimeOffset at)
    {
        var inventory = ScoreCommand.Import(LabNetwork.Generate(new LabNetworkOptions()));
        var devices = inventory.Tables.Devices.Values.ToLookup(d => d.Vendor, d => d.Address);
        var messages = RulesTest.Cases(RulePackLoader.StandardFolder, new List<PackError>()).Select((c, i) => From(c.Message(rules), i)).ToList();
        return new([.. messages.OfType<DecodedSyslog>()], [.. messages.OfType<DecodedNotification>()], inventory);

        Decoded From(Decoded message, int n)
        {
            var own = devices[Normaliser.Normalise(message, rules, NetworkInventory.Empty).Vendor].ToArray();
            var entry = new DatagramEntry(1, at, message.Entry.Transport, own.Length > 0 ? own[n % own.Length] : Unknown, 162, message.Entry.Bytes);
            return message switch
            {
                DecodedNotification trap => trap with { Entry = entry },
                DecodedSyslog log => log with { Entry = entry },
                _ => message,
            };
        }
    }
}
