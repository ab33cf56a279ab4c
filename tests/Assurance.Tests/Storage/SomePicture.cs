using SkiaSharp;

namespace Assurance.Tests.Storage;

/// <summary>Pictures as cameras write them.</summary>
internal static class SomePicture
{
    /// <summary>A position as a camera writes it, to be looked for in what is kept.</summary>
    public const string Position = "30.5928N,114.3055E";

    /// <summary>The left half red, the right half blue.</summary>
    public static byte[] Of(SKEncodedImageFormat format, int width = 64, int height = 32)
    {
        using var bitmap = new SKBitmap(width, height);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Red);
        using var paint = new SKPaint { Color = SKColors.Blue };
        canvas.DrawRect(width / 2, 0, width / 2, height, paint);
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A JPEG with an Exif block that says how the camera was held, and where.</summary>
    public static byte[] Held(byte orientation, int width = 64, int height = 32)
    {
        // TIFF little-endian, one entry: 0x0112 SHORT 1 orientation; the position follows as a comment would.
        byte[] tiff = [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0];
        byte[] exif = [.. "Exif\0\0"u8, .. tiff, .. System.Text.Encoding.ASCII.GetBytes(Position)];
        var jpeg = Of(SKEncodedImageFormat.Jpeg, width, height);
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..], .. System.Text.Encoding.ASCII.GetBytes("<script>after the end</script>")];
    }
}
