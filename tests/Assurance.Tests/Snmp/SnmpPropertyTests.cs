using Assurance.Snmp;
using FsCheck;
using FsCheck.Fluent;

namespace Assurance.Tests.Snmp;

public sealed class SnmpPropertyTests
{
    private static readonly Gen<Oid> Oids =
        from first in Gen.Choose(0, 2)
        from second in Gen.Choose(0, 39)
        from rest in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 300).Select(i => (uint)i), Gen.Choose(int.MinValue, int.MaxValue).Select(i => unchecked((uint)i))), 12)
        select Oid.Of([(uint)first, (uint)second, .. rest]);

    private static readonly Gen<uint> UInts = Gen.Choose(int.MinValue, int.MaxValue).Select(i => unchecked((uint)i));

    private static readonly Gen<ulong> ULongs = from high in UInts from low in UInts select ((ulong)high << 32) | low;

    private static readonly Gen<byte[]> Octets = from n in Gen.Choose(0, 300) from o in Gen.ArrayOf(Gen.Choose(0, 255), n) select Array.ConvertAll(o, i => (byte)i);

    private static readonly Gen<SnmpValue> Values = Gen.OneOf(
        Gen.Choose(int.MinValue, int.MaxValue).Select(i => SnmpValue.Integer(i)),
        Octets.Select(o => SnmpValue.OctetString(o)),
        Gen.Constant(SnmpValue.Null),
        Oids.Select(SnmpValue.ObjectIdentifier),
        Octets.Where(o => o.Length >= 4).Select(o => SnmpValue.IpAddress(new System.Net.IPAddress(o[..4]))),
        UInts.Select(SnmpValue.Counter32),
        UInts.Select(SnmpValue.Gauge32),
        UInts.Select(SnmpValue.TimeTicks),
        UInts.Select(SnmpValue.UInteger32),
        ULongs.Select(SnmpValue.Counter64),
        UInts.Select(u => SnmpValue.OpaqueFloat(u / 3f)),
        ULongs.Select(u => SnmpValue.OpaqueDouble(u / 3d)),
        Gen.Elements(SnmpValue.NoSuchObject, SnmpValue.NoSuchInstance, SnmpValue.EndOfMibView));

    private static readonly Gen<VarBind[]> Bindings =
        Gen.ListOf(from name in Oids from value in Values select new VarBind(name, value)).Select(l => l.ToArray());

    private static readonly Gen<SnmpMessage> Messages =
        from bindings in Bindings
        from id in Gen.Choose(int.MinValue, int.MaxValue)
        from type in Gen.Elements(PduType.GetRequest, PduType.GetBulkRequest, PduType.Response, PduType.SetRequest, PduType.InformRequest, PduType.TrapV2, PduType.TrapV1)
        from enterprise in Oids
        from stamp in UInts
        from generic in Gen.Choose(0, 6)
        select new SnmpMessage(type == PduType.TrapV1 ? SnmpVersion.V1 : SnmpVersion.V2c)
        {
            Community = "public",
            Pdu = type == PduType.TrapV1
                ? SnmpPdu.Trap(new TrapV1Fields(enterprise, System.Net.IPAddress.Loopback, generic, id, stamp), bindings)
                : new SnmpPdu(type, id, bindings) { ErrorStatus = generic, ErrorIndex = bindings.Length },
        };

    [Fact]
    public void What_is_encoded_decodes_to_the_same() =>
        Check.One(Properties.Runs(500), Prop.ForAll(Messages.ToArbitrary(), message =>
        {
            Assert.True(SnmpMessage.TryDecode(message.Encode(), out var read, out var error), error.ToString());
            Assert.Equal(message.Pdu!.VarBinds, read.Pdu!.VarBinds);
            Assert.Equal(
                (message.Version, message.Pdu.Type, message.Pdu.RequestId, message.Pdu.ErrorStatus, message.Pdu.ErrorIndex, message.Pdu.TrapV1),
                (read.Version, read.Pdu.Type, read.Pdu.RequestId, read.Pdu.ErrorStatus, read.Pdu.ErrorIndex, read.Pdu.TrapV1));
            Assert.False(read.Pdu.Truncated);
            Assert.Null(read.Pdu.Problem);
        }));

    [Fact]
    public void Random_octets_never_throw() =>
        Check.One(Properties.Runs(2000), Prop.ForAll(Octets.ToArbitrary(), ReadEverything));

    [Fact]
    public void Broken_messages_never_throw()
    {
        var broken =
            from message in Messages
            from hits in Gen.ListOf(from at in Gen.Choose(0, 1 << 20) from octet in Gen.Choose(0, 255) select (at, octet))
            from cut in Gen.Choose(0, 100)
            select Break(message.Encode(), hits, cut);
        Check.One(Properties.Runs(2000), Prop.ForAll(broken.ToArbitrary(), ReadEverything));
    }

    [Fact]
    public void An_answer_is_the_request_with_no_error() =>
        Check.One(Properties.Runs(200), Prop.ForAll(Bindings.ToArbitrary(), bindings =>
        {
            var inform = new SnmpMessage(SnmpVersion.V2c) { Community = "c", Pdu = SnmpPdu.Inform(7, 1, Oid.Parse("1.3.6.1.6.3.1.1.5.3"), bindings) };
            Assert.True(SnmpMessage.TryEncodeResponse(inform.Encode(), out var octets, out _));
            Assert.True(SnmpMessage.TryDecode(octets, out var response, out _));
            Assert.Equal((PduType.Response, 7, 0, 0), (response.Pdu!.Type, response.Pdu.RequestId, response.Pdu.ErrorStatus, response.Pdu.ErrorIndex));
            Assert.Equal(inform.Pdu.VarBinds, response.Pdu.VarBinds);
            Assert.Equal(inform.Response().Encode(), octets);
        }));

    private static byte[] Break(byte[] octets, IEnumerable<(int At, int Octet)> hits, int cut)
    {
        foreach (var (at, octet) in hits)
        {
            octets[at % octets.Length] = (byte)octet;
        }

        return octets[..Math.Max(0, octets.Length - cut)];
    }

    private static void ReadEverything(byte[] octets)
    {
        var isRead = SnmpNotification.TryDecode(octets, out var notification, out _);
        if (isRead)
        {
            Assert.All(notification.VarBinds, b => Assert.NotNull(b.ToString()));
        }

        Assert.Equal(isRead && notification.Version != SnmpVersion.V3, new NotificationReader().TryRead(octets, out _));

        _ = SnmpMessage.TryEncodeResponse(octets, out _, out _);
    }
}
