using System.Collections;

namespace Assurance.Snmp;

/// <summary>Bindings in the order of their message.</summary>
public readonly struct VarBindList : IReadOnlyList<VarBind>
{
    private readonly VarBind[]? _bindings;
    private readonly int _start;

    internal VarBindList(VarBind[] bindings, int start, int count)
    {
        _bindings = bindings;
        _start = start;
        Count = count;
    }

    /// <summary>The bindings of any list, which are copied.</summary>
    public static VarBindList Of(IEnumerable<VarBind> bindings) => bindings is VarBindList own ? own : Of([.. bindings]);

    public int Count { get; }

    public VarBind this[int index] => Span[index];

    internal ReadOnlySpan<VarBind> Span => new(_bindings, _start, Count);

    public ReadOnlySpan<VarBind>.Enumerator GetEnumerator() => Span.GetEnumerator();

    /// <summary>All after the first <paramref name="count"/>.</summary>
    internal VarBindList From(int count) => new(_bindings ?? [], _start + count, Count - count);

    internal VarBindList Copy()
    {
        var copy = Span.ToArray();
        foreach (ref var binding in copy.AsSpan())
        {
            binding = new(binding.Name.Copy(), binding.Value.Copy());
        }

        return Of(copy);
    }

    internal static VarBindList Of(VarBind[] bindings) => new(bindings, 0, bindings.Length);

    IEnumerator<VarBind> IEnumerable<VarBind>.GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<VarBind>)this).GetEnumerator();
}
