namespace Assurance.Syslog;

/// <summary>The shape of the header.</summary>
public enum SyslogFormat
{
    /// <summary>No header but PRI at most: all is text.</summary>
    Bare,

    /// <summary>RFC 3164 §4, or a vendor's variant of it.</summary>
    Rfc3164,

    /// <summary>RFC 5424 §6.</summary>
    Rfc5424,
}

/// <summary>Whose conventions header and mnemonic follow. Told by their shape alone, so a hint and no identity.</summary>
public enum VendorHeader
{
    None,
    CiscoIos,
    CiscoIosXr,
    CiscoNxOs,
    AristaEos,
    HuaweiVrp,
    H3cComware,
    ZteZxr10,
    JuniperJunos,
    NokiaSros,
}

/// <summary>RFC 5424 §6.2.1, table 2; lower is worse.</summary>
public enum SyslogSeverity
{
    Emergency = 0,
    Alert = 1,
    Critical = 2,
    Error = 3,
    Warning = 4,
    Notice = 5,
    Informational = 6,
    Debug = 7,
}

/// <summary>Departures from the standard that were read nevertheless.</summary>
[Flags]
public enum SyslogLeniencies
{
    None = 0,

    /// <summary>No readable PRI: taken as 13, user.notice (RFC 3164 §4.3.3).</summary>
    PriorityMissing = 1 << 0,

    /// <summary>PRI above 191: facility unknown.</summary>
    PriorityInvalid = 1 << 1,

    /// <summary>PRI with leading zeros.</summary>
    PriorityPadded = 1 << 2,

    /// <summary>No time where one belongs.</summary>
    TimestampMissing = 1 << 3,

    /// <summary>A time that breaks the format or is no time at all.</summary>
    TimestampInvalid = 1 << 4,

    /// <summary>Second fraction beyond 100 ns, cut.</summary>
    FractionCut = 1 << 5,

    /// <summary>A header field longer than allowed, cut.</summary>
    FieldCut = 1 << 6,

    /// <summary>The RFC 5424 header ends early or has superfluous spaces.</summary>
    HeaderIncomplete = 1 << 7,

    /// <summary>Structured data broke off; from there on all is text.</summary>
    StructuredDataInvalid = 1 << 8,

    /// <summary>An SD-ID came twice, or a name is too long, or a blank stands beside an equals sign.</summary>
    StructuredDataLoose = 1 << 9,

    /// <summary>Some octets were not UTF-8 and read as GB18030.</summary>
    Gb18030 = 1 << 10,

    /// <summary>Some octets were neither UTF-8 nor GB18030 and read as Latin-1.</summary>
    Latin1 = 1 << 11,

    /// <summary>The message was longer than <see cref="SyslogDecoder.MaxOctets"/>, cut.</summary>
    MessageCut = 1 << 12,

    /// <summary>A header field has octets other than printable ASCII.</summary>
    FieldNotPrintable = 1 << 13,
}
