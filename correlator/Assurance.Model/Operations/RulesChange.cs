namespace Assurance.Model.Operations;

/// <summary>Names the rule packs that hold from a position of the journal on.</summary>
/// <param name="ContentHash">SHA-256 (lower-case hex) of the packs, kept as <c>packs/HASH.zip</c> in the data directory.</param>
/// <param name="User">Who changed them.</param>
/// <param name="Origin">What made them hold: <c>start</c>, <c>folder</c>, <c>reload</c>, <c>page</c>.</param>
public sealed record RulesChange(string ContentHash, string User, string Origin);
