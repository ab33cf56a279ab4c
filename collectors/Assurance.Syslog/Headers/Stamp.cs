namespace Assurance.Syslog.Headers;

/// <summary>In which order a time was printed.</summary>
internal enum StampShape
{
    /// <summary>Mmm dd hh:mm:ss.</summary>
    Bsd,

    /// <summary>yyyy-mm-ddThh:mm:ss.</summary>
    Iso,

    /// <summary>NX-OS: yyyy Mmm dd hh:mm:ss.</summary>
    YearFirst,

    /// <summary>ZXR10: hh:mm:ss mm/dd/yyyy.</summary>
    TimeFirst,
}

/// <summary>A time as the device printed it. Fields are not yet checked against the calendar.</summary>
internal readonly record struct Stamp(int? Year, int Month, int Day, int Hour, int Minute, int Second, int Ticks)
{
    public StampShape Shape { get; init; }

    /// <summary>From UTC; null when not stated or only by an ambiguous name.</summary>
    public TimeSpan? Offset { get; init; }

    /// <summary>Whether a stamp without zone, or beside one, may be UTC by the vendor's default.</summary>
    public bool UtcByDefault { get; init; }

    /// <summary>Digits of the second's fraction as printed.</summary>
    public int FractionDigits { get; init; }

    public bool? ClockSynchronised { get; init; }

    public bool IsLeapSecond => Second == 60;

    public bool HasYear => Year is not null;
}
