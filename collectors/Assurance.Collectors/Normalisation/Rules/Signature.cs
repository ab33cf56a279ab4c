using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>How the vendor of a log message shows: any of these.</summary>
internal sealed record Signature(string Vendor)
{
    /// <summary>Program names; <c>*</c> at the end for a prefix.</summary>
    public ImmutableArray<string> Applications { get; init; } = [];

    /// <summary>Facilities or modules of mnemonics.</summary>
    public ImmutableArray<string> Facilities { get; init; } = [];

    /// <summary>Ids of structured data elements; <c>*</c> at the end for a prefix.</summary>
    public ImmutableArray<string> Elements { get; init; } = [];

    public ImmutableArray<Template> Templates { get; init; } = [];
}
