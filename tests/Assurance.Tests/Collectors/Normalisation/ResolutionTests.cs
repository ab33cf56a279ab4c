using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Model.Inventory;
using Assurance.Snmp;
using Assurance.Tests.Correlation;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class ResolutionTests
{
    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("0a:00:00:01", "10.0.0.1")]
    [InlineData("20:01:0d:b8:00:00:00:00:00:00:00:00:00:00:00:01", "2001:db8::1")]
    [InlineData("2001:DB8:0:0::1", "2001:db8::1")]
    [InlineData("010.0.0.1", "8.0.0.1")]
    [InlineData("10.0.1", "10.0.0.1")]
    [InlineData("10.0.0.256", "10.0.0.256")]
    [InlineData("10.0.0.1.2", "10.0.0.1.2")]
    [InlineData("10.0.0.", "10.0.0.")]
    [InlineData("peer 3", "peer 3")]
    public void An_address_has_one_form(string given, string form) => Assert.Equal(form, AddressText.Canonical(given));

    [Fact]
    public void A_card_is_known_by_its_slot_and_a_peer_by_its_name()
    {
        var inventory = Inventory([Part("c", "card", "LPU 3", ""), Part("p", "peer", "upstream", "192.0.2.7"), Part("i", "interface", "Gi0/1", "192.0.2.7")]);
        var parts = DeviceParts.Of("r1", inventory);

        Assert.Equal(("c", "c", null, null), (parts.Card("slot 3")?.Id, parts.Card("3")?.Id, parts.Card("slot 4")?.Id, parts.Card("board")?.Id));
        Assert.Equal(["p"], parts.Peers.Select(p => p.Id));
        Assert.Same(parts, DeviceParts.Of("r1", inventory));
    }

    [Fact]
    public void What_was_known_of_an_inventory_ends_with_it()
    {
        var before = DeviceParts.Of("r1", Inventory([Part("c", "card", "slot 3", "")]));
        var after = DeviceParts.Of("r1", Inventory([Part("d", "card", "slot 3", "")]));

        Assert.Equal(("c", "d"), (before.Card("3")?.Id, after.Card("3")?.Id));
    }

    [Fact]
    public void What_a_message_becomes_does_not_hang_on_what_came_before()
    {
        var inventory = LabLine.Inventory;
        var devices = inventory.Tables.Devices.Values.ToArray();
        var messages = RulesTest.Cases(RulePackLoader.StandardFolder, new List<PackError>())
            .Select((c, i) => From(c.Message(StandardPacks.Rules), devices[i % devices.Length].Address)).ToArray();

        string[] Become(IEnumerable<Decoded> inOrder, params NetworkInventory[] inventories) =>
            [.. inOrder.SelectMany(m => inventories.Select(i => string.Join(";", Normaliser.Normalise(m, StandardPacks.Rules, i).Reports.Select(r => r.ToString() + r.Object))))];

        var first = Become(messages, inventory);
        var empty = Become(messages, NetworkInventory.Empty);
        var backwards = Become(messages.Reverse(), NetworkInventory.Empty, inventory).Reverse().Chunk(2).ToArray();

        Assert.Equal(first, backwards.Select(b => b[0]));
        Assert.Equal(empty, backwards.Select(b => b[1]));
    }

    [Fact]
    public void The_nearest_named_place_above_an_instance_names_it()
    {
        var rules = StandardPacks.Rules;

        Assert.Equal("ifIndex.7", rules.NameOf(Oid.Parse("1.3.6.1.2.1.2.2.1.1.7")));
        Assert.Equal("ifIndex", rules.NameOf(Oid.Parse("1.3.6.1.2.1.2.2.1.1")));
        Assert.Equal("1.3.6.1.4.1.99999.1", rules.NameOf(Oid.Parse("1.3.6.1.4.1.99999.1")));
        Assert.Equal("", rules.NameOf(default));
        var names = new OidNames([(Oid.Parse("1.3.6.7"), "pack"), (Oid.Parse("1.3.6.7"), "module"), (Oid.Parse("1.3.6.7.1.1"), "below"), (Oid.Parse("1.3"), "high")]);
        Assert.Equal(["pack.1", "below.0.4294967295", "1.3.6.8"], new[] { "1.3.6.7.1", "1.3.6.7.1.1.0.4294967295", "1.3.6.8" }.Select(o => NameBy(names, o)));
    }

    private static string NameBy(OidNames names, string instance)
    {
        var text = new TextBuffer(stackalloc char[2]);
        names.Append(Oid.Parse(instance), ref text);
        return text.ToString();
    }

    private static Decoded From(Decoded message, string source) => message switch
    {
        DecodedNotification trap => trap with { Entry = trap.Entry with { Source = source } },
        DecodedSyslog log => log with { Entry = log.Entry with { Source = source } },
        _ => message,
    };

    private static NetworkInventory Inventory(Resource[] parts) => new(
        InventoryTables.Empty with { Devices = new[] { new Device("r1", null, "r1", "10.0.0.1", [], "", "", "core", "") }.ToTable(), Resources = parts.ToTable() }, 1);

    private static Resource Part(string id, string kind, string name, string address) => new(id, "r1", null, kind, name, null, null, address);
}
