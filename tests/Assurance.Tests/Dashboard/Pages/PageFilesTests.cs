using System.IO.Compression;
using System.Net.Http.Headers;
using Assurance.Tests.Support;

namespace Assurance.Tests.Dashboard.Pages;

/// <summary>The files of the web application as the host sends them.</summary>
public sealed class PageFilesTests
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_script_travels_compressed_under_its_own_type_and_is_kept_by_the_browser(string encoding)
    {
        var script = Directory.EnumerateFiles(Assets(), "*.js").OrderByDescending(f => new FileInfo(f).Length).First();
        await using var product = await RunningProduct.StartAsync();
        using var answer = await AskAsync(product, "/assets/" + Path.GetFileName(script), encoding);

        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl is { MaxAge: { } age } && age > TimeSpan.FromDays(300));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var sent = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(sent.Length * 2 < new FileInfo(script).Length);
        using Stream plain = encoding == "br" ? new BrotliStream(new MemoryStream(sent), CompressionMode.Decompress) : new GZipStream(new MemoryStream(sent), CompressionMode.Decompress);
        using var text = new StreamReader(plain);
        Assert.Equal(await File.ReadAllTextAsync(script), await text.ReadToEndAsync());
    }

    [Fact]
    public async Task Who_takes_nothing_compressed_gets_it_plain_and_the_page_itself_is_asked_for_each_time()
    {
        var script = Directory.EnumerateFiles(Assets(), "*.js").First();
        await using var product = await RunningProduct.StartAsync();
        using var plain = await AskAsync(product, "/assets/" + Path.GetFileName(script), "identity");
        using var refused = await AskAsync(product, "/assets/" + Path.GetFileName(script), "br;q=0");
        using var page = await AskAsync(product, "/", "gzip");

        Assert.Equal(await File.ReadAllTextAsync(script), await plain.Content.ReadAsStringAsync());
        Assert.Empty(refused.Content.Headers.ContentEncoding);
        Assert.True(page.IsSuccessStatusCode);
        Assert.False(page.Headers.CacheControl is { MaxAge: { } age } && age > TimeSpan.Zero);
    }

    private static string Assets()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets");
        if (!Directory.Exists(folder))
        {
            Assert.Skip("the web application was not built (SkipWeb)");
        }

        return folder;
    }

    private static Task<HttpResponseMessage> AskAsync(RunningProduct product, string path, string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, product.Application.Url + path);
        request.Headers.AcceptEncoding.Add(StringWithQualityHeaderValue.Parse(encoding));
        return product.Admin.SendAsync(request);
    }
}
