namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>One pack file as it was read.</summary>
/// <param name="Layer">0 for the delivered packs; a later layer goes before an earlier one; <see cref="Names"/> for names of MIB objects.</param>
/// <param name="Path">Below its layer's folder, with <c>/</c>.</param>
public sealed record PackText(int Layer, string Path, string Text)
{
    /// <summary>The layer of names that imported modules gave.</summary>
    public const int Names = -1;
}
