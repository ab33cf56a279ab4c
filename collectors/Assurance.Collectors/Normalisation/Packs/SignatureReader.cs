using System.Collections.Immutable;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Rules;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>Reads the signatures of a pack: how a message's vendor shows where no rule knows the message.</summary>
internal static class SignatureReader
{
    public static IEnumerable<Signature> Read(PackFile file, List<PackError> errors)
    {
        foreach (var section in file.Root.Sections("signatures"))
        {
            section.Allow("vendor", "app", "mnemonic", "text", "element", "begins", "cef");
            yield return new(section.Has("vendor") ? section.Scalar("vendor") : file.Vendor)
            {
                Applications = [.. section.List("app").Select(a => NamePattern.Of(a.Text))],
                Facilities = [.. section.List("mnemonic").Select(a => a.Text.ToUpperInvariant())],
                Elements = [.. section.List("element").Select(a => NamePattern.Of(a.Text))],
                EventFormatNames = [.. section.List("cef").Select(a => a.Text)],
                Beginnings = [.. section.List("begins").Select(a => a.Text)],
                Templates = [.. Templates(section, errors)],
            };
        }
    }

    private static ImmutableArray<Template> Templates(YamlSection section, List<PackError> errors)
    {
        var templates = ImmutableArray.CreateBuilder<Template>();
        foreach (var (text, line) in section.List("text"))
        {
            try
            {
                templates.Add(Template.CompileFindable(text));
            }
            catch (FormatException fault)
            {
                errors.Add(new(section.File, line, fault.Message));
            }
        }

        return templates.ToImmutable();
    }
}
