using System.Text;
using System.Text.Json;
using Assurance.Collectors.Normalisation.Resolution;
using Assurance.Correlation;
using Assurance.Dashboard.Composition;
using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Inventory;
using Assurance.Model.Inventory.Import;
using Assurance.Model.Journal;
using Assurance.Model.Operations;
using Assurance.Snmp;
using Assurance.Tests.Support;

namespace Assurance.Tests.EndToEnd;

/// <summary>Alarms of senders that the inventory learns of while they stand, and loses again.</summary>
public sealed class LaterImportTests
{
    private static readonly Lazy<NetworkInventory> Small = new(() => Imported(_ => { }));
    private static readonly Lazy<NetworkInventory> WithRelay = new(() => Imported(folder =>
    {
        var devices = Path.Combine(folder, "devices.csv");
        File.WriteAllText(devices, File.ReadAllText(devices).Replace("Cisco,ASR9000,core", "Cisco,ASR9000,server", StringComparison.Ordinal));
    }));

    private static readonly Lazy<NetworkInventory> WithoutR1 = new(() => Imported(folder =>
    {
        Rewrite(folder, "devices", l => !l.StartsWith("r1,", StringComparison.Ordinal));
        Rewrite(folder, "resources", l => !l.StartsWith("r1-", StringComparison.Ordinal));
        File.Delete(Path.Combine(folder, "links.csv"));
        File.Delete(Path.Combine(folder, "circuit_paths.csv"));
    }));

    private readonly List<JournalEntry> journal = [];
    private EngineOptions options = new();

    [Fact]
    public void What_stands_moves_to_the_interface_that_an_import_makes_known_as_a_step_of_its_fault_and_its_clear_finds_it()
    {
        Trap(0, "192.0.2.1", down: true);
        using var line = Fold();
        var alarm = Assert.Single(line.State.Alarms);
        var fault = line.State.FaultOf(alarm.Id)!;
        Assert.Equal((ObjectKnowledge.Sender, "192.0.2.1", "sender"), (alarm.Object.Knowledge, alarm.Object.Id, fault.Root.Kind));

        Go(line, 20, Import(20, "small"));
        var moved = Assert.Single(line.State.Alarms);
        Assert.Equal((alarm.Id, "r1-1", "r1", 1L, true), (moved.Id, moved.Object.Id, moved.Object.DeviceId, moved.Tally, moved.Stands));
        var now = line.State.FaultOf(moved.Id)!;
        Assert.Equal((fault.Id, FaultStatus.Open), (now.Id, now.Status));
        Assert.Contains("x1", now.Impact.Circuits.Select(c => c.Circuit));
        Assert.NotEqual(fault.Root, now.Root);
        Assert.NotNull(line.State.TicketOf(now.Id));

        // By another transport, under the name that only the inventory joins to that address.
        Go(line, 30, Log(30, "198.51.100.9", "WH-R1 %%01IFNET/4/IF_STATE(l)[12]:Interface GigabitEthernet1/0/1 has turned into UP state."));
        Assert.False(Assert.Single(line.State.Alarms).Stands);
        SameAcrossSnapshots(line);
    }

    [Fact]
    public void Two_alarms_that_turn_out_to_be_of_one_interface_become_one()
    {
        Trap(0, "192.0.2.1", down: true);
        Log(1, "198.51.100.9", "WH-R1 %%01IFNET/4/IF_STATE(l)[12]:Interface GigabitEthernet1/0/1 has turned into DOWN state.");
        using var line = Fold();
        Assert.Equal(2, line.State.Alarms.Count(a => a.Stands));

        Go(line, 20, Import(20, "small"));
        var one = Assert.Single(line.State.Alarms, a => a.Stands);
        Assert.Equal(("r1-1", 2L), (one.Object.Id, one.Tally));
        Assert.Equal("inventory", line.State.Alarms.Single(a => !a.Stands).ClearedBy);

        Go(line, 30, Trap(30, "192.0.2.1", down: false));
        Assert.DoesNotContain(line.State.Alarms, a => a.Stands);
        SameAcrossSnapshots(line);
    }

    [Fact]
    public void What_an_import_takes_away_stands_on_under_its_senders_address_and_can_still_be_cleared()
    {
        Import(0, "small");
        Trap(1, "192.0.2.1", down: true);
        using var line = Fold();
        Assert.Equal("r1-1", Assert.Single(line.State.Alarms).Object.Id);

        Go(line, 20, Import(20, "without"));
        var left = Assert.Single(line.State.Alarms);
        Assert.Equal((ObjectKnowledge.Sender, "192.0.2.1", true), (left.Object.Knowledge, left.Object.Id, left.Stands));

        Go(line, 30, Import(30, "small"));
        Assert.Equal("r1-1", Assert.Single(line.State.Alarms).Object.Id);
        Go(line, 40, Trap(40, "192.0.2.1", down: false));
        Assert.False(Assert.Single(line.State.Alarms).Stands);
        SameAcrossSnapshots(line);
    }

    [Fact]
    public void What_unknown_hosts_say_through_a_known_server_is_not_the_servers_and_what_it_says_itself_is()
    {
        Import(0, "relay");
        Log(1, "192.0.2.2", "core-a %LINK-3-UPDOWN: Interface GigabitEthernet0/0/1, changed state to down");
        Log(2, "192.0.2.2", "core-b %LINK-3-UPDOWN: Interface GigabitEthernet0/0/1, changed state to down");
        Log(3, "192.0.2.2", "core-a %LINK-3-UPDOWN: Interface GigabitEthernet0/0/1, changed state to up");
        Log(4, "192.0.2.2", "YC-R2 %LINK-3-UPDOWN: Interface GigabitEthernet0/0/0/1, changed state to down");
        using var line = Fold();
        Assert.Equal(["core-b", "YC-R2"], line.State.Alarms.Where(a => a.Stands).OrderBy(a => a.RaisedAt).Select(a => a.Object.DeviceName));
    }

    [Fact]
    public void Of_two_unknown_hosts_behind_one_relay_neither_ends_what_the_other_said()
    {
        Log(0, "203.0.113.1", "core-a %LINK-3-UPDOWN: Interface GigabitEthernet0/0/1, changed state to down");
        Log(1, "203.0.113.1", "core-b %LINK-3-UPDOWN: Interface GigabitEthernet0/0/1, changed state to down");
        Log(2, "203.0.113.1", "core-a %LINK-3-UPDOWN: Interface GigabitEthernet0/0/1, changed state to up");
        using var line = Fold();
        var stands = Assert.Single(line.State.Alarms, a => a.Stands);
        Assert.Equal(("core-b", "203.0.113.1"), (stands.Object.DeviceName, stands.Object.Id));
        Assert.Equal(2, line.State.Alarms.Count());
        SameAcrossSnapshots(line);
    }

    [Fact]
    public void Where_more_ended_than_may_be_held_a_snapshot_leads_to_the_same()
    {
        options = new EngineOptions { MostEnded = 4, MostOfUnknown = 2, CloseAfter = TimeSpan.FromSeconds(20), KeepEnded = TimeSpan.FromSeconds(300) };
        for (var n = 0; n < 8; n++)
        {
            Trap(n * 30, $"198.51.100.{n}", down: true);
            Trap((n * 30) + 1, $"198.51.100.{n + 100}", down: true);
            Trap((n * 30) + 12, $"198.51.100.{n}", down: false);
        }

        using var line = Begin();
        journal.ForEach(line.Process);
        line.AdvanceTo(Some.At(260));
        Assert.Contains(line.State.Alarms, a => a.Object.DeviceName == "further");
        Assert.InRange(line.State.Alarms.Count(a => !a.Stands), 1, 6);
        SameAcrossSnapshots(line);
    }

    private InventoryEntry Import(double at, string which) => Add(p => new InventoryEntry(p, Some.At(at), new InventoryImport(which, true, "test", "folder")));

    private DatagramEntry Log(double at, string source, string text) =>
        Add(p => new DatagramEntry(p, Some.At(at), Transport.SyslogUdp, source, 514, Encoding.UTF8.GetBytes("<187>Mar  2 2026 08:00:00 " + text)));

    private DatagramEntry Trap(double at, string agent, bool down)
    {
        var pdu = SnmpPdu.Trap(1, 100, Oid.Parse(down ? "1.3.6.1.6.3.1.1.5.3" : "1.3.6.1.6.3.1.1.5.4"), new VarBind(Oid.Parse("1.3.6.1.2.1.2.2.1.1.7"), SnmpValue.Integer(7)));
        var octets = new SnmpMessage(SnmpVersion.V2c) { Community = "public", Pdu = pdu }.Encode();
        return Add(p => new DatagramEntry(p, Some.At(at), Transport.Snmp, agent, 162, octets));
    }

    private T Add<T>(Func<long, T> make)
        where T : JournalEntry
    {
        var entry = make(journal.Count + 1);
        journal.Add(entry);
        return entry;
    }

    private Engine Fold()
    {
        var line = Begin();
        journal.ForEach(line.Process);
        line.AdvanceTo(Some.At(15));
        return line;
    }

    private static void Go(Engine line, double at, JournalEntry entry)
    {
        line.Process(entry);
        line.AdvanceTo(Some.At(at + 8));
    }

    private void SameAcrossSnapshots(Engine line)
    {
        var whole = Conclusions(line);
        for (var cut = 0; cut <= journal.Count; cut++)
        {
            using var image = new MemoryStream();
            using (var first = Begin())
            {
                journal.Take(cut).ToList().ForEach(first.Process);
                first.Save(image);
            }

            image.Position = 0;
            using var second = Begin();
            second.Restore(image);
            journal.Skip(cut).ToList().ForEach(second.Process);
            second.AdvanceTo(line.Now);
            Assert.Equal(whole, Conclusions(second));
        }
    }

    private static string Conclusions(Engine engine) => JsonSerializer.Serialize(new
    {
        Alarms = engine.State.Alarms.OrderBy(a => a.Id, StringComparer.Ordinal),
        Faults = engine.State.Faults.OrderBy(f => f.Id, StringComparer.Ordinal),
        Tickets = engine.State.Tickets.OrderBy(t => t.Id, StringComparer.Ordinal),
        Findings = engine.State.Findings.OrderBy(f => f.Id, StringComparer.Ordinal),
    });

    private Engine Begin() => new(
        options, LineFront.Of(() => ScenarioLine.StandardRules, q => Assert.Fail(q.Detail)),
        (_, import) => import.Import.ContentHash switch { "small" => Small.Value, "relay" => WithRelay.Value, _ => WithoutR1.Value }, null, null, StandingObject.Again);

    private static void Rewrite(string folder, string file, Func<string, bool> isKept)
    {
        var path = Path.Combine(folder, file + ".csv");
        File.WriteAllText(path, string.Join('\n', File.ReadAllLines(path).Where(isKept)) + '\n');
    }

    private static NetworkInventory Imported(Action<string> change)
    {
        var folder = SmallNetwork.Write();
        change(folder);
        var store = Path.Combine(folder, "store");
        using var package = InventoryPackage.Open(InventoryPackage.PathOf(store, InventoryPackage.Keep(folder, store)));
        var (inventory, result) = InventoryImporter.Apply(NetworkInventory.Empty, package, full: true, version: 1);
        Assert.Empty(result.Rejected);
        Directory.Delete(folder, recursive: true);
        return inventory;
    }
}
