using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>The web application's own tests, run by its own tools.</summary>
public sealed partial class WebApplicationTests
{
    [Fact]
    public Task Its_tests_pass() => RunAsync("test");

    [Fact]
    public Task Its_types_are_right() => RunAsync("check");

    [Fact]
    public void Its_page_holds_no_script_of_its_own()
    {
        var page = File.ReadAllText(Path.Combine(WebFolder.Path, "index.html"));

        // The content security policy takes scripts from files only.
        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Nothing_in_it_writes_markup_from_data()
    {
        var writers = Directory.EnumerateFiles(Path.Combine(WebFolder.Path, "src"), "*.ts*", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f) is var text && (text.Contains("dangerouslySetInnerHTML", StringComparison.Ordinal) || text.Contains("innerHTML", StringComparison.Ordinal)));

        Assert.Empty(writers);
    }

    /// <summary>What a first visit loads, with the larger language: heavy parts come when they are opened.</summary>
    [Fact]
    public void The_first_visit_loads_less_than_360_kilobytes_compressed()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!File.Exists(Path.Combine(root, "index.html")))
        {
            Assert.Skip("the web application was not built (SkipWeb)");
        }

        var first = FirstFiles().Matches(File.ReadAllText(Path.Combine(root, "index.html"))).Select(m => Compressed(Path.Combine(root, m.Groups[1].Value))).ToArray();
        var language = Directory.GetFiles(Path.Combine(root, "assets")).Where(f => LanguageFile().IsMatch(Path.GetFileName(f))).Max(Compressed);

        Assert.True(first.Length > 3);
        Assert.InRange(first.Sum() + language, 100_000, 360_000);
    }

    private static long Compressed(string file)
    {
        using var into = new MemoryStream();
        using (var zip = new GZipStream(into, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(File.ReadAllBytes(file));
        }

        return into.Length;
    }

    [GeneratedRegex("\"/(assets/[^\"]+\\.(?:js|css))\"")]
    private static partial Regex FirstFiles();

    [GeneratedRegex("^(?:en|zh-CN)-.*\\.js$")]
    private static partial Regex LanguageFile();

    private static async Task RunAsync(string script)
    {
        if (!Directory.Exists(Path.Combine(WebFolder.Path, "node_modules")))
        {
            Assert.Skip("the web application's packages are not installed (it was built with SkipWeb)");
        }

        using var npm = Process.Start(new ProcessStartInfo("npm", ["run", "--silent", script])
        {
            WorkingDirectory = WebFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = npm.StandardOutput.ReadToEndAsync();
        var errors = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();

        Assert.True(npm.ExitCode == 0, await output + await errors);
    }
}
