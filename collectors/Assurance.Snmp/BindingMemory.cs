using System.Runtime.InteropServices;
using Assurance.Snmp.Ber;

namespace Assurance.Snmp;

/// <summary>
/// Where the bindings of one message are read to: names into memory of its own, octets stay where the message has them. New, it makes what is read
/// last; cleared, it is filled again and allocates nothing once the largest message was seen. It never takes more than the octets there are call for.
/// </summary>
internal sealed class BindingMemory
{
    // Tag and length of a binding, its name and its value, and hardly anything in them.
    private const int UsualBinding = 16;

    private VarBind[] bindings = [];
    private uint[] arcs = [];
    private int count;
    private int used;
    private byte[]? message;
    private int messageAt;

    /// <summary>Forgets what was read; the next message stands here and stays as it is.</summary>
    public void Clear(ReadOnlyMemory<byte> octets)
    {
        // What is behind it would keep the memory of an old message.
        Array.Clear(bindings, 0, count);
        (count, used) = (0, 0);
        var segment = MemoryMarshal.TryGetArray(octets, out var array) ? array : octets.ToArray();
        (message, messageAt) = (segment.Array, segment.Offset);
    }

    /// <summary>Before a list of bindings is read. A message that nobody promised to keep is copied here.</summary>
    public void Begin(in BerReader list)
    {
        if (message is null)
        {
            (message, messageAt) = (list.Rest.ToArray(), -list.Position);
        }

        if (bindings.Length == 0)
        {
            bindings = new VarBind[(list.Remaining / UsualBinding) + 1];
        }

        if (arcs.Length == 0)
        {
            arcs = new uint[list.Remaining];
        }
    }

    public void Add(in Oid name, in SnmpValue value)
    {
        if (count == bindings.Length)
        {
            Array.Resize(ref bindings, 2 * count);
        }

        bindings[count++] = new VarBind(name, value);
    }

    public VarBindList Bindings => new(bindings, 0, count);

    /// <summary>Octets of the message as a value.</summary>
    /// <param name="position">Where they start in it.</param>
    /// <param name="tag">What an unreadable value stood under.</param>
    public SnmpValue Octets(SnmpType type, int position, int length, byte tag = 0) => SnmpValue.Octet(type, message!, messageAt + position, length, tag);

    /// <summary>Room for the arcs of the next name.</summary>
    public Span<uint> Room(int most)
    {
        if (most > arcs.Length - used)
        {
            // Names read before stay where they are.
            (arcs, used) = (new uint[Math.Max(2 * arcs.Length, most)], 0);
        }

        return arcs.AsSpan(used, most);
    }

    /// <summary>The name whose arcs were written to the room.</summary>
    public Oid Take(int length)
    {
        used += length;
        return Oid.Slice(arcs, used - length, length);
    }
}
