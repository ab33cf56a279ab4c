using System.Collections.Immutable;

namespace Assurance.Collectors.Normalisation.Matching;

/// <summary>What a capture takes from a message.</summary>
internal enum CaptureType
{
    /// <summary>Anything up to what follows in the template; to the end where nothing follows.</summary>
    Text,

    /// <summary>Characters without a blank.</summary>
    Word,

    /// <summary>An interface name; a type word and its number may stand apart (<c>ethernet 3/3</c>).</summary>
    Interface,

    /// <summary>An IPv4 or IPv6 address.</summary>
    Address,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A MAC address in any notation.</summary>
    Mac,

    /// <summary>One of the words the template lists.</summary>
    Choice,
}

/// <summary>One piece of a template: a literal, or a capture with what it may take.</summary>
/// <param name="Literal">The text to find, blanks collapsed; null for a capture.</param>
/// <param name="Name">The capture's name; empty where its value is not kept.</param>
internal sealed record TemplateSegment(string? Literal, string Name = "", CaptureType Type = CaptureType.Text)
{
    /// <summary>The words of a choice in lower case, longest first, so that "administratively down" wins over "down".</summary>
    public ImmutableArray<string> Choices { get; init; } = [];
}
