using System.Collections.Immutable;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>Finds the owners of templates that a text may match, in their order, by one reading of the text.</summary>
internal sealed class TextIndex<T>
{
    private readonly ImmutableArray<T> owners;
    private readonly LiteralIndex anchors;

    public TextIndex(IEnumerable<T> owners, Func<T, ImmutableArray<Template>> templates)
    {
        this.owners = [.. owners.Where(o => !templates(o).IsEmpty)];
        anchors = new(this.owners.SelectMany((o, i) => templates(o).SelectMany(t => t.Anchors).Distinct().Select(a => (a, i))));
    }

    public IEnumerable<T> Candidates(string text) => anchors.Find(text).Select(i => owners[i]);
}
