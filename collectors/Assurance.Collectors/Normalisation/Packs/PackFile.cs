using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Assurance.Collectors.Normalisation.Packs;

/// <summary>One file of a pack, read as far as its outline.</summary>
internal sealed record PackFile(YamlSection Root, string Vendor)
{
    internal static readonly string[] Keys = ["pack", "vendor", "objects", "tables", "conditions", "enterprises", "signatures", "rules", "families", "polls", "relations"];

    /// <summary>Null when the file is empty or no mapping; the fault is then among <paramref name="errors"/>.</summary>
    public static PackFile? Read(PackText pack, ICollection<PackError> errors)
    {
        try
        {
            using var text = new StringReader(pack.Text);
            var stream = new YamlStream();
            stream.Load(text);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                var section = new YamlSection(pack.Path, root, errors);
                section.Allow(Keys);
                return new(section, section.Scalar("vendor"));
            }

            errors.Add(new(pack.Path, 1, "a pack file holds one mapping"));
        }
        catch (YamlException fault)
        {
            errors.Add(new(pack.Path, (int)fault.Start.Line, fault.Message));
        }

        return null;
    }
}
