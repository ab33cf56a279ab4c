namespace Assurance.Storage.Pictures;

/// <summary>How much pictures may take.</summary>
/// <param name="Each">Octets of one as it is sent.</param>
/// <param name="Total">Octets of all that are kept.</param>
public sealed record PictureLimits(long Each, long Total)
{
    /// <summary>Pixels that are decoded; a picture of more is refused before it takes the memory.</summary>
    public const int Pixels = 50_000_000;

    /// <summary>Longest edge that is kept, in pixels.</summary>
    public const int Edge = 4096;

    /// <summary>Longest edge of the small form.</summary>
    public const int ThumbnailEdge = 320;

    public static readonly PictureLimits Default = new(10L << 20, 2L << 30);
}

/// <summary>Why something is not taken as a picture.</summary>
public enum PictureFault
{
    None,

    /// <summary>Its first octets are those of no JPEG, PNG or WebP, whatever it is called.</summary>
    NoPicture,

    /// <summary>It begins like one and cannot be decoded.</summary>
    Damaged,

    /// <summary>More than <see cref="PictureLimits.Pixels"/>.</summary>
    TooManyPixels,
}

/// <summary>A picture as it is kept: its pixels and nothing else.</summary>
/// <param name="Hash">SHA-256 (lower-case hex) of <paramref name="Octets"/>.</param>
/// <param name="Thumbnail">A small JPEG of it.</param>
public sealed record CleanPicture(string Hash, string MediaType, byte[] Octets, byte[] Thumbnail, int Width, int Height);
