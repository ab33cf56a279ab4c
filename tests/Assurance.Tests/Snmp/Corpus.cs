using System.Text;
using System.Text.Json.Nodes;

namespace Assurance.Tests.Snmp;

/// <summary>Cases other projects publish with their tests, read in place beside the checkout.</summary>
internal static class Corpus
{
    /// <summary>The cases of a file; skips the test, with the reason, where the data is absent.</summary>
    public static IReadOnlyList<CorpusCase> Read(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "corpora", file);
            if (File.Exists(path))
            {
                return [.. File.ReadLines(path).Select(l => new CorpusCase(JsonNode.Parse(l)!.AsObject()))];
            }
        }

        Assert.Skip($"shared/data/corpora/{file} is not beside the checkout");
        return [];
    }

    /// <summary>Fails unless exactly the cases listed as exceptions differ; says how many passed.</summary>
    public static void AssertAgreement(
        IEnumerable<(string Id, List<string> Differences)> results, IReadOnlyDictionary<string, string> exceptions, ITestOutputHelper output)
    {
        var all = results.ToList();
        var differing = all.Where(r => r.Differences.Count > 0).ToList();
        output.WriteLine($"{all.Count - differing.Count} of {all.Count} agree; {exceptions.Count} known exceptions");
        var unexpected = differing.Where(r => !exceptions.ContainsKey(r.Id)).Select(r => $"{r.Id}: {string.Join("; ", r.Differences)}");
        var agreeing = exceptions.Keys.Except(differing.Select(r => r.Id)).Select(id => $"{id}: listed as an exception, but agrees or is absent");
        var wrong = unexpected.Concat(agreeing).ToList();
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }
}

internal sealed record CorpusCase(JsonObject Json)
{
    public string Id => Json["id"]!.GetValue<string>();

    public JsonObject Expect => Json["expect"]!.AsObject();

    public bool IsSnmp => Json["transport"]!.GetValue<string>() == "snmp-udp";

    public string Format => Json["format"]?.GetValue<string>() ?? "";

    public byte[] Octets => Json["hex"] is { } hex ? Convert.FromHexString(hex.GetValue<string>()) : Encoding.UTF8.GetBytes(Json["text"]!.GetValue<string>());
}
