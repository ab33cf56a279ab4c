using Assurance.Collectors.Normalisation;
using Assurance.Lab.Network;
using Assurance.Lab.Scenarios;
using Assurance.Lab.Sending;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Syslog;
using Assurance.Tests.Correlation;
using Assurance.Tests.Lab;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>What the lab's devices send, through decoding and the rules, against the lab's inventory.</summary>
public sealed class LabMessageTests
{
    private static readonly NetworkInventory Inventory = LabLine.Inventory;

    [Fact]
    public void Every_message_lands_on_what_it_speaks_of_with_its_direction()
    {
        var wrong = DefaultLab.Scenarios.SelectMany(s => s.Steps.Concat(s.RepairSteps))
            .SelectMany(step => Outcomes(step).Select(o => (Step: step, Outcome: o)))
            .Where(m => !Expected(m.Step.Fact, m.Outcome))
            .Select(m => $"{m.Step.Says} by {m.Step.Device} {m.Step.Transport}: {m.Outcome.Rule} {string.Join("; ", m.Outcome.Reports.Select(r => $"{r.Action} {r.Key} {r.Text}"))}")
            .Distinct()
            .ToArray();

        Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong.Take(20)));
    }

    [Fact]
    public void What_experiments_add_lands_too_and_is_cleared_by_the_same_key()
    {
        var seen = new HashSet<string>();
        foreach (var (device, part) in DefaultLab.Network.Devices.Join(DefaultLab.Network.Resources.Where(r => r.IfIndex is not null), d => d.Id, r => r.Device, (d, r) => (d, r)).DistinctBy(p => (p.d.Os, p.d.Role)))
        {
            Fact[] facts = [new HeatFact(device, true), new SwitchFact(device, part, true), .. new[] { "LOS", "AIS", "RDI" }.Select(d => new SignalFact(device, part, d, true)), new LightFact(device, part, true)];
            foreach (var fact in facts)
            {
                var raised = Reports(fact, AlarmAction.Raise);
                var cleared = Reports(fact with { Raised = false }, AlarmAction.Clear);
                seen.UnionWith(raised.Select(r => r.Condition));

                // IOS never says that the light is back.
                Assert.True(raised.SetEquals(cleared) || fact is LightFact { Device.Os: LabOs.CiscoIos }, $"{fact.What} by {device.Os}: {string.Join(' ', raised)} / {string.Join(' ', cleared)}");
                Assert.All(raised.Where(_ => fact is SignalFact), r => Assert.Equal(part.Id, r.Object));
            }
        }

        Assert.Superset(new HashSet<string>(["highTemperature", "protectionSwitch", "onProtectionTunnel", "lossOfSignal", "alarmIndicationSignal", "remoteDefectIndication", "opticalPower"]), seen);
    }

    [Fact]
    public void What_a_fault_raises_its_repair_clears_by_the_same_key()
    {
        foreach (var scenario in DefaultLab.Scenarios)
        {
            var standing = new HashSet<string>();
            foreach (var report in scenario.Steps.Concat(scenario.RepairSteps).SelectMany(Outcomes).SelectMany(o => o.Reports))
            {
                _ = report.Action switch
                {
                    AlarmAction.Raise => standing.Add(report.Key),
                    AlarmAction.Clear => standing.Remove(report.Key),
                    _ => false,
                };
            }

            Assert.True(standing.Count == 0, $"{scenario.Id}: {string.Join(", ", standing.Take(5))}");
        }
    }

    [Fact]
    public void Each_vendor_s_notification_and_log_of_one_fault_have_one_key()
    {
        var facts = DefaultLab.Scenarios.SelectMany(s => s.Steps)
            .Where(s => s.Fact is InterfaceFact or BgpFact or OspfFact)
            .GroupBy(s => (s.Fact.GetType(), s.Device, s.Object, (s.Fact as OspfFact)?.Neighbour))
            .Where(g => g.Select(s => s.Transport == "snmp").Distinct().Count() == 2)
            .ToArray();

        Assert.True(facts.Length > 20);
        Assert.All(facts, g => Assert.Single(g.SelectMany(Outcomes).SelectMany(o => o.Reports).Where(r => r.Action == AlarmAction.Raise).Select(r => r.Key).Distinct()));
    }

    // All that the device says of it by every way it has.
    private static HashSet<(string Condition, string Key, string Object)> Reports(Fact fact, AlarmAction action) =>
        [.. Voice.Of(fact.Device).Say(fact, TimeSpan.Zero).SelectMany(Outcomes).SelectMany(o => o.Reports).Where(r => r.Action == action).Select(r => (r.Condition, r.Key, r.Object.Id))];

    private static IEnumerable<Normalised> Outcomes(ScenarioStep step)
    {
        var message = step.Render(StandardPacks.At, 1);
        return message.Transport switch
        {
            "snmp" => [StandardPacks.Of(Transport.Snmp, message.Bytes, Inventory, "127.0.0.1")],
            "syslog-udp" => [StandardPacks.Of(Transport.SyslogUdp, message.Bytes, Inventory, "127.0.0.1")],
            _ => Frames(message).Select(f => StandardPacks.Of(Transport.SyslogTcp, f, Inventory, "127.0.0.1")),
        };
    }

    private static IEnumerable<byte[]> Frames(LabMessage message)
    {
        var reader = new FrameReader();
        reader.Append(message.Bytes);
        while (reader.TryRead(out var frame))
        {
            yield return frame.Octets.ToArray();
        }
    }

    private static bool Expected(Fact fact, Normalised outcome)
    {
        var action = fact is RestartFact ? AlarmAction.Event : fact.Raised ? AlarmAction.Raise : AlarmAction.Clear;
        var report = outcome.Reports.FirstOrDefault(r => r.Action == action);
        return report is not null && outcome.Rule is not null && fact switch
        {
            InterfaceFact f => (report.Condition, report.Object.Id) == (Conditions.LinkDown, f.Interface.Id),
            BgpFact f => (report.Condition, report.Object.Id) == (Conditions.BgpPeerDown, f.Peer.Id),
            CardFact f => (report.Condition, report.Object.Id) == (Conditions.CardFailure, f.Card.Id),
            OspfFact f => (report.Condition, report.Object.DeviceId, report.Object.Address) == (Conditions.OspfNeighborDown, f.Device.Id, f.Neighbour),
            LdpFact f => (report.Condition, report.Object.DeviceId, report.Object.Address) == (Conditions.LdpSessionDown, f.Device.Id, f.PeerId),
            PowerFact f => report.Object.Id == f.Device.Id && (f.Number is 0 or 2) == (report.Condition == Conditions.MainsFailure),
            _ => report.Object.Id == fact.Device.Id,
        };
    }
}
