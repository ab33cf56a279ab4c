using System.Formats.Asn1;

namespace Assurance.Lab.Sending;

/// <summary>A value of a variable binding, as a trap carries it.</summary>
internal abstract record TrapValue
{
    public static TrapValue Of(int value) => new Whole(value);
    public static TrapValue Of(string text) => new Text(System.Text.Encoding.UTF8.GetBytes(text));
    public static TrapValue Octets(params byte[] octets) => new Text(octets);
    public static TrapValue Oid(string oid) => new Identifier(oid);
    public static TrapValue Ip(string address) => new Address(address);

    public sealed record Whole(int Number) : TrapValue;
    public sealed record Text(byte[] Bytes) : TrapValue;
    public sealed record Identifier(string Dotted) : TrapValue;
    public sealed record Address(string Dotted) : TrapValue;
}

internal sealed record TrapBinding(string Oid, TrapValue Value);

/// <summary>The few BER types that traps need, on the framework's own writer; deliberately not the product's codec.</summary>
internal static class Ber
{
    private static readonly Asn1Tag IpAddress = new(TagClass.Application, 0);
    private static readonly Asn1Tag TimeTicks = new(TagClass.Application, 3);

    public static void Write(AsnWriter writer, TrapBinding binding)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(binding.Oid);
            switch (binding.Value)
            {
                case TrapValue.Whole whole: writer.WriteInteger(whole.Number); break;
                case TrapValue.Text text: writer.WriteOctetString(text.Bytes); break;
                case TrapValue.Identifier oid: writer.WriteObjectIdentifier(oid.Dotted); break;
                case TrapValue.Address address: WriteAddress(writer, address.Dotted); break;
            }
        }
    }

    public static void WriteAddress(AsnWriter writer, string dotted) =>
        writer.WriteOctetString(System.Net.IPAddress.Parse(dotted).GetAddressBytes(), IpAddress);

    public static void WriteTimeTicks(AsnWriter writer, uint hundredths) => writer.WriteInteger(hundredths, TimeTicks);
}
