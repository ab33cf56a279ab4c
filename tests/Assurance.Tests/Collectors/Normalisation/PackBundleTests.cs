using System.IO.Compression;
using Assurance.Collectors.Normalisation.Packs;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class PackBundleTests
{
    [Fact]
    public void Kept_packs_are_the_same_packs()
    {
        using var store = new PackFolder();
        var packs = PackBundle.Read(RulePackLoader.StandardFolder);
        packs.Keep(store.Path);

        var again = PackBundle.Open(store.Path, packs.Hash);
        Assert.Equal(packs.Files.AsEnumerable(), again.Files);
        Assert.Equal(StandardPacks.Rules.Count, RulePackLoader.Compile(again).Count);
    }

    [Fact]
    public void Any_change_of_layer_path_or_text_is_another_hash()
    {
        PackText[] forms = [new(0, "a.yaml", "vendor: A"), new(1, "a.yaml", "vendor: A"), new(0, "b.yaml", "vendor: A"), new(0, "a.yaml", "vendor: B")];
        Assert.Equal(forms.Length, forms.Select(f => new PackBundle([f]).Hash).Distinct().Count());
    }

    [Fact]
    public void Other_files_of_a_bundle_have_a_hash_of_their_own()
    {
        var packs = new PackBundle([new(0, "a.yaml", "vendor: A"), new(0, "b.yaml", "vendor: B")]);
        var fewer = packs with { Files = [packs.Files[0]] };

        Assert.Equal(new PackBundle([packs.Files[0]]).Hash, fewer.Hash);
    }

    [Fact]
    public void What_was_changed_in_the_store_is_refused()
    {
        using var store = new PackFolder();
        var packs = new PackBundle([new(0, "a.yaml", "vendor: A")]);
        packs.Keep(store.Path);
        using (var archive = ZipFile.Open(Path.Combine(store.Path, packs.Hash + ".zip"), ZipArchiveMode.Update))
        {
            archive.CreateEntry("0/b.yaml").Open().Dispose();
        }

        Assert.Throws<InvalidDataException>(() => PackBundle.Open(store.Path, packs.Hash));
    }
}
