using Assurance.Snmp;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>Names of places in the tree of object identifiers, found from the root arc by arc.</summary>
internal sealed class OidNames
{
    // What stands above is too common to name anything.
    private const int Shortest = 3;

    private readonly Node root;

    /// <param name="names">Of two for one place the first counts.</param>
    public OidNames(IEnumerable<(Oid Place, string Name)> names)
    {
        var ordered = names.Where(n => n.Place.Length >= Shortest).DistinctBy(n => n.Place).OrderBy(n => n.Place).ToArray();
        root = Node.Of(ordered, 0);
    }

    /// <summary>The name of the nearest place at or above an instance with the rest of its arcs, <c>ifIndex.7</c>; the bare identifier where none has one.</summary>
    public void Append(Oid instance, ref TextBuffer text)
    {
        var arcs = instance.Arcs;
        var (name, length) = Nearest(arcs);
        text.Append(name);
        if (length > 0 && length < arcs.Length)
        {
            text.Append('.');
        }

        text.Append(arcs[length..]);
    }

    /// <summary>The name of this very place; null where it has none of its own.</summary>
    public string? At(Oid place) => Nearest(place.Arcs) is var (name, length) && length == place.Length ? name : null;

    private (string Name, int Length) Nearest(ReadOnlySpan<uint> arcs)
    {
        (string Name, int Length) nearest = ("", 0);
        var node = root;
        for (var i = 0; i < arcs.Length && node.Child(arcs[i]) is { } child; i++)
        {
            node = child;
            nearest = child.Name is { } name ? (name, i + 1) : nearest;
        }

        return nearest;
    }

    private sealed class Node(string? name, uint[] arcs, Node[] children)
    {
        public string? Name => name;

        /// <param name="names">In order, all below one place of that many arcs.</param>
        public static Node Of(ReadOnlySpan<(Oid Place, string Name)> names, int depth)
        {
            var own = names is [{ Place: var place }, ..] && place.Length == depth ? names[0].Name : null;
            names = own is null ? names : names[1..];
            var arcs = new List<uint>();
            var children = new List<Node>();
            while (!names.IsEmpty)
            {
                var arc = names[0].Place[depth];
                var count = 1;
                while (count < names.Length && names[count].Place[depth] == arc)
                {
                    count++;
                }

                arcs.Add(arc);
                children.Add(Of(names[..count], depth + 1));
                names = names[count..];
            }

            return new(own, [.. arcs], [.. children]);
        }

        public Node? Child(uint arc) => arcs.AsSpan().BinarySearch(arc) is >= 0 and var at ? children[at] : null;
    }
}
