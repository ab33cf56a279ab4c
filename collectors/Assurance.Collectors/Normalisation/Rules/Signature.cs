using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>How the vendor of a log message shows: any of these.</summary>
internal sealed record Signature(string Vendor)
{
    /// <summary>Names of programs.</summary>
    public ImmutableArray<NamePattern> Applications { get; init; } = [];

    /// <summary>Facilities or modules of mnemonics.</summary>
    public ImmutableArray<string> Facilities { get; init; } = [];

    /// <summary>Ids of structured data elements; those that are no prefix count for nothing.</summary>
    public ImmutableArray<NamePattern> Elements { get; init; } = [];

    /// <summary>What the maker calls itself in the common event format, where that is not its name here.</summary>
    public ImmutableArray<string> EventFormatNames { get; init; } = [];

    /// <summary>How a text of this maker begins, and of no other: it is certain, so that its own rules go first.</summary>
    public ImmutableArray<string> Beginnings { get; init; } = [];

    public ImmutableArray<Template> Templates { get; init; } = [];
}
