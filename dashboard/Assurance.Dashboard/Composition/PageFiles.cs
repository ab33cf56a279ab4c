using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Assurance.Dashboard.Composition;

/// <summary>The page's files, compressed where the build laid a compressed form beside one and the browser takes it. A file of <c>assets/</c> has a digest of
/// what it holds in its name, so that a browser keeps it and never asks again; any other it asks for each time.</summary>
internal static class PageFiles
{
    private static readonly (string Encoding, string Suffix)[] Forms = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    public static void Use(WebApplication app, string folder)
    {
        var files = new PhysicalFileProvider(folder);
        app.Use((context, next) =>
        {
            Choose(context, files);
            return next(context);
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = new TypeOfContent(), OnPrepareResponse = Prepare });
    }

    private static void Choose(HttpContext context, PhysicalFileProvider files)
    {
        var path = context.Request.Path.Value;
        if (path is null || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) || !Path.HasExtension(path))
        {
            return;
        }

        var taken = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, suffix) in Forms)
        {
            if (taken.Any(t => t.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && t.Quality is not 0) && files.GetFileInfo(path + suffix).Exists)
            {
                context.Request.Path = path + suffix;
                return;
            }
        }
    }

    private static void Prepare(StaticFileResponseContext response)
    {
        var (name, headers) = (response.File.Name, response.Context.Response.Headers);
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = response.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
        if (Array.Find(Forms, f => name.EndsWith(f.Suffix, StringComparison.Ordinal)) is { Encoding: { } encoding })
        {
            headers.ContentEncoding = encoding;
        }
    }

    // Of what is inside, not of the form it is sent in.
    private sealed class TypeOfContent : IContentTypeProvider
    {
        public bool TryGetContentType(string subpath, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string contentType) =>
            ContentTypes.TryGetContentType(Forms.Any(f => subpath.EndsWith(f.Suffix, StringComparison.Ordinal)) ? subpath[..^3] : subpath, out contentType);
    }
}
