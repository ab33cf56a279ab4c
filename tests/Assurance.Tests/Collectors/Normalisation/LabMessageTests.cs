using Assurance.Collectors.Normalisation;
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
