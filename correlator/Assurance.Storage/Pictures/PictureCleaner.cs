using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using SkiaSharp;

namespace Assurance.Storage.Pictures;

/// <summary>Decodes a picture and encodes it anew: what is not pixels is gone (position, time and device that a camera wrote, and whatever was hidden behind
/// them), and what is no picture is found out. It stands upright as the camera said.</summary>
public static class PictureCleaner
{
    private const int Quality = 90;
    private const int ThumbnailQuality = 80;

    /// <summary>Takes about five octets of memory a pixel while it works.</summary>
    public static bool TryClean(byte[] given, [NotNullWhen(true)] out CleanPicture? picture, out PictureFault fault)
    {
        picture = null;
        if (FormatOf(given) is not { } format)
        {
            fault = PictureFault.NoPicture;
            return false;
        }

        using var data = SKData.CreateCopy(given);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat != format)
        {
            fault = PictureFault.Damaged;
            return false;
        }

        if ((long)codec.Info.Width * codec.Info.Height > PictureLimits.Pixels)
        {
            fault = PictureFault.TooManyPixels;
            return false;
        }

        using var whole = Decode(codec);
        fault = whole is null ? PictureFault.Damaged : PictureFault.None;
        picture = whole is null ? null : Kept(whole, codec.EncodedOrigin, format);
        return picture is not null;
    }

    // JPEG: SOI and a marker (ITU-T T.81 B.1). PNG: its signature (RFC 2083 3.1). WebP: RIFF ... WEBP (RFC 9649 2.3).
    private static SKEncodedImageFormat? FormatOf(ReadOnlySpan<byte> octets) =>
        octets.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? SKEncodedImageFormat.Jpeg
        : octets.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? SKEncodedImageFormat.Png
        : octets.Length > 12 && octets.StartsWith("RIFF"u8) && octets[8..].StartsWith("WEBP"u8) ? SKEncodedImageFormat.Webp
        : null;

    private static SKBitmap? Decode(SKCodec codec)
    {
        var bitmap = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    private static CleanPicture Kept(SKBitmap whole, SKEncodedOrigin origin, SKEncodedImageFormat format)
    {
        using var upright = Drawn(whole, origin, PictureLimits.Edge);
        using var small = Drawn(upright, SKEncodedOrigin.TopLeft, PictureLimits.ThumbnailEdge, SKColors.White);
        var octets = Encoded(upright, format, Quality);
        return new CleanPicture(
            Convert.ToHexStringLower(SHA256.HashData(octets)),
            format switch { SKEncodedImageFormat.Png => "image/png", SKEncodedImageFormat.Webp => "image/webp", _ => "image/jpeg" },
            octets,
            Encoded(small, SKEncodedImageFormat.Jpeg, ThumbnailQuality),
            upright.Width,
            upright.Height);
    }

    // Upright, and no larger than the edge.
    private static SKBitmap Drawn(SKBitmap of, SKEncodedOrigin origin, int edge, SKColor? ground = null)
    {
        var lies = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = lies ? (of.Height, of.Width) : (of.Width, of.Height);
        var scale = Math.Min(1f, (float)edge / Math.Max(width, height));
        var drawn = new SKBitmap(new SKImageInfo(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(drawn);
        canvas.Clear(ground ?? SKColors.Transparent);
        canvas.Scale((float)drawn.Width / width, (float)drawn.Height / height);
        canvas.Concat(Turn(origin, width, height));
        using var image = SKImage.FromBitmap(of);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return drawn;
    }

    // Exif 2.32, orientation (0x0112); width and height are those of the upright picture.
    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static byte[] Encoded(SKBitmap bitmap, SKEncodedImageFormat format, int quality)
    {
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }
}
