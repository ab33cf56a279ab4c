using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Assurance.Collectors.Listening;

/// <summary>The sender of a datagram as a value without allocations; IPv4 in its mapped form (RFC 4291 §2.5.5.2).</summary>
internal readonly record struct PeerAddress(UInt128 Address, ushort Port, uint Scope)
{
    private static readonly UInt128 MappedPrefix = (UInt128)0xffff << 32;

    public bool IsIPv4 => Address >> 32 == 0xffff;

    public static UInt128 MapIPv4(ReadOnlySpan<byte> octets) => MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(octets);

    public static PeerAddress Of(IPEndPoint endPoint)
    {
        Span<byte> octets = stackalloc byte[16];
        _ = endPoint.Address.MapToIPv6().TryWriteBytes(octets, out _);
        var scope = endPoint.AddressFamily == AddressFamily.InterNetworkV6 ? (uint)endPoint.Address.ScopeId : 0;
        return new PeerAddress(BinaryPrimitives.ReadUInt128BigEndian(octets), (ushort)endPoint.Port, scope);
    }

    public void Write(Span<byte> octets) => BinaryPrimitives.WriteUInt128BigEndian(octets, Address);

    /// <summary>The address as the journal has it: without scope, IPv4 in dotted form.</summary>
    public string Text() => ToIPAddress(0).ToString();

    public IPEndPoint ToEndPoint(AddressFamily family) =>
        new(family == AddressFamily.InterNetworkV6 ? ToIPAddress(Scope).MapToIPv6() : ToIPAddress(0), Port);

    private IPAddress ToIPAddress(uint scope)
    {
        Span<byte> octets = stackalloc byte[16];
        Write(octets);
        return IsIPv4 ? new IPAddress(octets[12..]) : new IPAddress(octets, scope);
    }
}
