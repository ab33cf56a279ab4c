using Assurance.Collectors.Normalisation.Rules;

namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>What plain words say, for rules.</summary>
internal sealed class PlainFacts(PlainReading reading) : Facts
{
    protected override string? Stated(ValueReference reference) => reference.Kind == ReferenceKind.Capture ? reading[reference.Name] : null;
}
