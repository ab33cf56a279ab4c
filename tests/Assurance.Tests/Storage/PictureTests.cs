using System.Text;
using Assurance.Storage.Pictures;
using SkiaSharp;

namespace Assurance.Tests.Storage;

/// <summary>What is kept of a picture: its pixels, upright, and nothing that the camera or anybody else wrote beside them.</summary>
public sealed class PictureTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp")]
    public void Three_kinds_are_taken_by_what_they_are(SKEncodedImageFormat format, string mediaType)
    {
        Assert.True(PictureCleaner.TryClean(SomePicture.Of(format), out var kept, out _));
        Assert.Equal((mediaType, 64, 32), (kept.MediaType, kept.Width, kept.Height));
        Assert.True(PictureCleaner.TryClean(SomePicture.Of(format), out var again, out _));
        Assert.Equal(kept.Hash, again.Hash);
    }

    [Fact]
    public void Position_and_what_stands_after_the_end_are_gone_and_it_stands_upright()
    {
        var given = SomePicture.Held(orientation: 6);
        Assert.Contains(SomePicture.Position, Encoding.Latin1.GetString(given), StringComparison.Ordinal);
        Assert.True(PictureCleaner.TryClean(given, out var kept, out _));

        var text = Encoding.Latin1.GetString(kept.Octets);
        Assert.DoesNotContain(SomePicture.Position, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
        Assert.Equal((32, 64), (kept.Width, kept.Height));
        // Turned a quarter to the right: what was left is on top.
        using var upright = SKBitmap.Decode(kept.Octets);
        Assert.True(upright.GetPixel(16, 8).Red > 200 && upright.GetPixel(16, 56).Blue > 200);
    }

    [Fact]
    public void A_large_one_is_made_smaller_and_has_a_small_form()
    {
        Assert.True(PictureCleaner.TryClean(SomePicture.Of(SKEncodedImageFormat.Jpeg, 5000, 2500), out var kept, out _));
        Assert.Equal((4096, 2048), (kept.Width, kept.Height));
        using var small = SKBitmap.Decode(kept.Thumbnail);
        Assert.Equal((320, 160), (small.Width, small.Height));
    }

    [Fact]
    public void What_is_no_picture_is_found_out_whatever_it_claims()
    {
        var gif = Encoding.ASCII.GetBytes("GIF89a");
        var script = Encoding.ASCII.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
        byte[] half = SomePicture.Of(SKEncodedImageFormat.Png, 640, 320)[..200];
        byte[] pretended = [0xFF, 0xD8, 0xFF, .. script];
        Assert.Equal(
            [PictureFault.NoPicture, PictureFault.NoPicture, PictureFault.NoPicture, PictureFault.Damaged, PictureFault.Damaged],
            new[] { [], gif, script, half, pretended }.Select(FaultOf));
    }

    [Fact]
    public void More_pixels_than_memory_is_given_for_are_refused_before_they_take_it()
    {
        // A header that claims 60,000 by 60,000: two kilobytes that would become 14 gigabytes.
        var png = SomePicture.Of(SKEncodedImageFormat.Png);
        png[16] = png[20] = 0;
        png[17] = png[21] = 0;
        png[18] = png[22] = 60_000 >> 8;
        png[19] = png[23] = 60_000 & 0xFF;
        var crc = Crc(png.AsSpan(12, 17));
        for (var i = 0; i < 4; i++)
        {
            png[29 + i] = (byte)(crc >> (24 - (8 * i)));
        }

        Assert.Equal(PictureFault.TooManyPixels, FaultOf(png));
    }

    [Fact]
    public void The_store_counts_what_it_holds_keeps_the_same_once_and_says_when_it_is_full()
    {
        var folder = Directory.CreateTempSubdirectory("pictures").FullName;
        try
        {
            PictureCleaner.TryClean(SomePicture.Of(SKEncodedImageFormat.Jpeg), out var one, out _);
            PictureCleaner.TryClean(SomePicture.Of(SKEncodedImageFormat.Png, 200, 100), out var other, out _);
            var store = new PictureStore(folder, PictureLimits.Default with { Total = one!.Octets.Length + one.Thumbnail.Length + 1 });
            Assert.True(store.TryKeep(one));
            Assert.True(store.TryKeep(one));
            Assert.Equal(one.Octets.Length + one.Thumbnail.Length, store.Octets);
            Assert.False(store.TryKeep(other!));
            Assert.Null(store.Find(other!.Hash, small: false));
            Assert.Equal(one.Octets, File.ReadAllBytes(store.Find(one.Hash, small: false)!));

            Assert.Equal(store.Octets, new PictureStore(folder, PictureLimits.Default).Octets);
            Assert.Throws<ArgumentException>(() => store.Find("../" + one.Hash, small: false));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static PictureFault FaultOf(byte[] given)
    {
        Assert.False(PictureCleaner.TryClean(given, out _, out var fault));
        return fault;
    }

    // RFC 2083 appendix 15.
    private static uint Crc(ReadOnlySpan<byte> octets)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var octet in octets)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
            }
        }

        return ~crc;
    }
}
