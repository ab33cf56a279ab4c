using System.Buffers;
using System.Globalization;
using Assurance.Dashboard.Api.Errors;
using Assurance.Model.Inventory.Import;

namespace Assurance.Dashboard.Api.Pages.Inventory;

/// <summary>Takes inventory packages in: bounded, read through before they are kept, so that nothing journalled turns out unreadable.</summary>
internal sealed class PackageIntake(PagesOptions options)
{
    private const int ChunkOctets = 1 << 16;

    private long uploads;

    /// <summary>Keeps an uploaded zip and returns its hash.</summary>
    /// <exception cref="ApiException">It is too large, empty, or no zip that can be read.</exception>
    public Task<string> KeepAsync(Stream upload, CancellationToken cancellation) => ReceiveAsync(upload, async (draft, name) =>
    {
        await using var zip = File.OpenRead(draft);
        return await InventoryPackage.KeepAsync(zip, options.InventoryStore, name, cancellation);
    }, cancellation);

    /// <summary>Reads an uploaded zip and keeps nothing of it.</summary>
    /// <exception cref="ApiException">It is too large, empty, or no zip that can be read.</exception>
    public Task<T> LookAsync<T>(Stream upload, Func<InventoryPackage, T> look, CancellationToken cancellation) => ReceiveAsync(upload, (draft, _) =>
    {
        using var package = InventoryPackage.Open(draft);
        return Task.FromResult(look(package));
    }, cancellation);

    /// <exception cref="ApiException">The length is beyond the limit.</exception>
    public void RequireLength(long? octets)
    {
        if (octets > options.PackageLimit)
        {
            throw Refused("packageTooLarge", $"the package is larger than {options.PackageLimit >> 20} MiB");
        }
    }

    private async Task<T> ReceiveAsync<T>(Stream upload, Func<string, string, Task<T>> take, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.InventoryStore);
        var name = "upload-" + Interlocked.Increment(ref uploads).ToString(CultureInfo.InvariantCulture);
        var draft = Path.Combine(options.InventoryStore, $".{name}.draft");
        try
        {
            await ReceiveAsync(upload, draft, cancellation);
            await ReadThroughAsync(draft, cancellation);
            return await take(draft, name);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task ReceiveAsync(Stream upload, string draft, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkOctets);
        try
        {
            await using var file = File.Create(draft);
            int read;
            while ((read = await upload.ReadAsync(buffer, cancellation)) > 0)
            {
                RequireLength(file.Position + read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            if (file.Position == 0)
            {
                throw Refused("packageEmpty", "the body is empty; a zip of inventory files is expected");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A damaged file shows when it is unpacked; sizes that are lies overflow their sum.
    private static async Task ReadThroughAsync(string draft, CancellationToken cancellation)
    {
        var files = 0;
        try
        {
            using var package = InventoryPackage.Open(draft);
            foreach (var name in package.FileNames.Distinct(StringComparer.Ordinal))
            {
                await using var content = package.OpenFile(name);
                await content.CopyToAsync(Stream.Null, cancellation);
                files++;
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or OverflowException or EndOfStreamException)
        {
            throw Refused("packageUnreadable", $"the body is no zip that can be read: {e.Message}");
        }

        if (files == 0)
        {
            throw Refused("packageEmpty", "the zip holds no files");
        }
    }

    private static ApiException Refused(string code, string reason) => new(new ApiError(StatusCodes.Status400BadRequest, code, reason));
}
