using System.Net;
using Assurance.Snmp;

namespace Assurance.Tests.Snmp;

/// <summary>Datagrams net-snmp 5.9.3 sent: linkDown(ifIndex 7, admin 1, oper 2), sysUpTime 12345, agent 192.0.2.1.</summary>
internal static class WireVectors
{
    public const string V1Generic = "305e02010004067075626c6963a451060a2b06010401bf0803020a4004c0000201020102020100430230393033300f060a2b060102010202010107020107300f060a2b060102010202010707020101300f060a2b060102010202010807020102";
    public const string V1Specific = "302a02010004067075626c6963a41d06092b06010401944c04014004c0000201020106020101430230393000";
    public const string V2Trap = "307702010104067075626c6963a76a0204504a3d21020100020100305c300e06082b06010201010300430230393017060a2b06010603010104010006092b0601060301010503300f060a2b060102010202010107020107300f060a2b060102010202010707020101300f060a2b060102010202010807020102";
    public const string V2Inform = "307702010104067075626c6963a66a020421b141c4020100020100305c300e06082b06010201010300430230393017060a2b06010603010104010006092b0601060301010503300f060a2b060102010202010107020107300f060a2b060102010202010707020101300f060a2b060102010202010807020102";
    public const string V3Discovery = "304f02010330110204205d5156020300ffe30401040201030410300e04000201000201000400040004003025041180001f8880e79d53029467046b000000000400a00e02044c7966770201000201003000";
    public const string V3NoAuth = "3081af0201033011020409cf12d9020300ffe304010002010304253023040c80001f8804746573742d6e65020103020203e804087472617075736572040004003070041180001f8880218271719467046b000000000400a75902043f6e9f83020100020100304b300e06082b06010201010300430230393017060a2b06010603010104010006092b0601060301010503300f060a2b060102010202010107020107300f060a2b060102010202010707020101";

    public static byte[] Octets(string hex) => Convert.FromHexString(hex);

    public static SnmpNotification Notification(string hex)
    {
        Assert.True(SnmpNotification.TryDecode(Octets(hex), out var notification, out var error), error.ToString());
        return notification;
    }
}

public sealed class WireVectorTests
{
    private static readonly Oid LinkDown = Oid.Parse("1.3.6.1.6.3.1.1.5.3");
    private static readonly Oid IfIndex = Oid.Parse("1.3.6.1.2.1.2.2.1.1");

    [Theory]
    [InlineData(WireVectors.V1Generic)]
    [InlineData(WireVectors.V2Trap)]
    [InlineData(WireVectors.V2Inform)]
    [InlineData(WireVectors.V3NoAuth)]
    public void A_linkDown_reads_the_same_in_every_version(string hex)
    {
        var notification = WireVectors.Notification(hex);

        Assert.Equal(LinkDown, notification.TrapOid);
        Assert.Equal(TimeSpan.FromMilliseconds(123450), notification.Uptime);
        Assert.True(notification.VarBinds[0].Name.TrySuffix(IfIndex, out var index));
        Assert.Equal([7u], index.ToArray());
        Assert.Equal(7, notification.VarBinds[0].Value.AsInt64());
        Assert.False(notification.Truncated);
        Assert.Null(notification.Problem);
    }

    [Fact]
    public void A_generic_v1_trap_keeps_its_own_fields()
    {
        var v1 = WireVectors.Notification(WireVectors.V1Generic).V1!;

        Assert.Equal("1.3.6.1.4.1.8072.3.2.10", v1.Enterprise.ToString());
        Assert.Equal(IPAddress.Parse("192.0.2.1"), v1.AgentAddress);
        Assert.Equal((2, 0, 12345u), (v1.Generic, v1.Specific, v1.TimeStamp));
    }

    [Fact]
    public void A_specific_v1_trap_takes_enterprise_0_specific()
    {
        var notification = WireVectors.Notification(WireVectors.V1Specific);

        Assert.Equal("1.3.6.1.4.1.2636.4.1.0.1", notification.TrapOid.ToString());
        Assert.Equal(SnmpVersion.V1, notification.Version);
        Assert.Equal("public", notification.Community);
    }

    [Fact]
    public void An_inform_is_answered_by_its_own_octets_as_a_response()
    {
        var request = WireVectors.Octets(WireVectors.V2Inform);

        Assert.True(SnmpMessage.TryEncodeResponse(request, out var response, out _));
        Assert.Equal(WireVectors.V2Inform.Replace("63a66a", "63a26a", StringComparison.Ordinal), Convert.ToHexStringLower(response));
    }

    [Fact]
    public void A_trap_has_no_response()
    {
        Assert.False(SnmpMessage.TryEncodeResponse(WireVectors.Octets(WireVectors.V2Trap), out _, out var error));
        Assert.Equal("PDU", error.Field);
    }

    [Fact]
    public void A_discovery_is_a_reportable_get_without_engine_or_user()
    {
        Assert.True(SnmpMessage.TryDecode(WireVectors.Octets(WireVectors.V3Discovery), out var message, out _));

        Assert.Equal(MessageFlags.Reportable, message.V3!.Flags);
        Assert.True(message.V3.Usm!.EngineId.IsEmpty);
        Assert.Equal("", message.V3.Usm.UserName);
        Assert.Equal((PduType.GetRequest, 0x4c796677), (message.Pdu!.Type, message.Pdu.RequestId));
    }

    [Theory]
    [InlineData(WireVectors.V1Generic)]
    [InlineData(WireVectors.V1Specific)]
    [InlineData(WireVectors.V2Trap)]
    [InlineData(WireVectors.V2Inform)]
    [InlineData(WireVectors.V3Discovery)]
    [InlineData(WireVectors.V3NoAuth)]
    public void What_is_read_encodes_to_the_same_octets(string hex)
    {
        Assert.True(SnmpMessage.TryDecode(WireVectors.Octets(hex), out var message, out _));
        Assert.Equal(hex, Convert.ToHexStringLower(message.Encode()));
    }
}
