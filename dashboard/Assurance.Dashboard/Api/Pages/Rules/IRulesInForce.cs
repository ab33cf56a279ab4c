using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Journal;

namespace Assurance.Dashboard.Api.Pages.Rules;

/// <summary>The rule packs that hold at the engine's position.</summary>
internal interface IRulesInForce
{
    RuleSet Current { get; }

    /// <summary>Hash of the packs in force.</summary>
    string Hash { get; }

    /// <summary>What made them hold; null while those of the journal's beginning do.</summary>
    RulesEntry? Since { get; }

    /// <summary>Keeps packs that the journal is to name next. What was compiled already is not compiled again.</summary>
    /// <exception cref="IOException">They cannot be kept.</exception>
    void Prepare(PackBundle packs, RuleSet compiled);
}

/// <summary>Where packs lie.</summary>
/// <param name="Delivered">Those of the product.</param>
/// <param name="Site">The site's own; need not exist until something is saved.</param>
/// <param name="Names">Names that imported MIB modules gave; need not exist.</param>
internal sealed record RuleFolders(string Delivered, string Site, string? Names = null)
{
    /// <summary>What lies in them now.</summary>
    /// <exception cref="RulePackException">A folder is missing or a file cannot be read; all are listed.</exception>
    public PackBundle Read() => PackBundle.Read(Layers, Names);

    /// <summary>What lies in them now, with packs that go before all of them; or those packs alone.</summary>
    /// <exception cref="RulePackException">A folder is missing or a file cannot be read; all are listed.</exception>
    public PackBundle With(IEnumerable<(string Path, string Text)> given, bool alone)
    {
        var own = Read().Files.Where(f => !alone || f.Layer == PackText.Names);
        return new([.. own, .. given.Select(g => new PackText(Layers.Length, g.Path, g.Text))]);
    }

    /// <summary>By layer.</summary>
    public string[] Layers => Directory.Exists(Site) ? [Delivered, Site] : [Delivered];
}
