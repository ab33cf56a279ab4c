using Assurance.Collectors.Decoding;
using Assurance.Collectors.Listening;
using Assurance.Collectors.Usm;
using Assurance.Snmp;
using Assurance.Tests.Snmp;

namespace Assurance.Tests.Collectors.Listening;

/// <summary>net-snmp's senders with every pair of protocols it offers, against the real listener and the fold behind it.</summary>
public sealed class UsmProgramsTests
{
    private const string LinkDown = "1.3.6.1.6.3.1.1.5.3";

    [Fact]
    public async Task Traps_and_informs_of_every_pair_of_protocols_are_opened_and_informs_answered()
    {
        var all = UsmCombination.All;
        var users = new UsmUsers([.. all.Select(c => c.User)]);
        var engine = new UsmEngine(EngineId.Parse("80007ed9050102030405060708"), [DateTimeOffset.UtcNow]);
        await using var line = new ListeningLine(ListeningLine.Loopback with { Users = users, Engine = engine });
        for (var n = 0; n < all.Count; n++)
        {
            Assert.Equal((all[n].Name, 0), (all[n].Name, await Programs.Run("snmptrap", ["-e", "0x8000000001020304", .. all[n].Arguments, line.Snmp, $"{n}", LinkDown, "1.3.6.1.2.1.2.2.1.1.7", "i", $"{n}"])));
            Assert.Equal((all[n].Name, 0), (all[n].Name, await Programs.Run("snmpinform", [.. all[n].Arguments, "-r", "1", "-t", "10", line.Snmp, $"{n}", LinkDown, "1.3.6.1.2.1.2.2.1.1.7", "i", $"{n}"])));
        }

        // Each inform is preceded by the search for our engine.
        var entries = await line.Entries(all.Count * 3);
        var receiver = new UsmReceiver(users, engine);
        var (traps, informs, searches) = (0, 0, 0);
        foreach (var entry in entries)
        {
            if (!DatagramDecoder.TryDecode(entry, receiver, out var decoded, out var quarantined))
            {
                Assert.Equal((DatagramDecoder.Protocol, "discovery"), (quarantined.Stage, quarantined.Reason));
                searches++;
                continue;
            }

            var notification = Assert.IsType<DecodedNotification>(decoded).Notification;
            var combination = all[(int)notification.VarBinds[0].Value.AsInt64()!];
            Assert.Equal((combination.Name, LinkDown), (notification.UserName, notification.TrapOid.ToString()));
            _ = notification.Kind == NotificationKind.Trap ? traps++ : informs++;
        }

        Assert.Equal((all.Count, all.Count, all.Count), (traps, informs, searches));
        await line.Until(() => line.Line.InformsAnswered - searches == all.Count);
    }
}
