using Assurance.Text;

namespace Assurance.Syslog.Headers;

/// <summary>A message while its header is read.</summary>
internal sealed class HeaderBuilder(StampContext context)
{
    public StampContext Context => context;

    public SyslogFormat Format { get; set; } = SyslogFormat.Bare;

    public VendorHeader Vendor { get; set; }

    public int? Facility { get; set; }

    public SyslogSeverity Severity { get; set; }

    public int? Version { get; set; }

    public Stamp? Stamp { get; set; }

    public string? Hostname { get; set; }

    public string? AppName { get; set; }

    public string? ProcId { get; set; }

    public string? MsgId { get; set; }

    public string? Node { get; set; }

    public long? Sequence { get; set; }

    public IReadOnlyList<StructuredElement> StructuredData { get; set; } = [];

    public string Text { get; set; } = "";

    public SyslogLeniencies Leniencies { get; set; }

    /// <summary>Octets as text, noting a character set other than UTF-8.</summary>
    public string Decode(ReadOnlySpan<byte> octets)
    {
        var text = DeviceText.Decode(octets, out var charset);
        Leniencies |= charset switch
        {
            TextCharset.Gb18030 => SyslogLeniencies.Gb18030,
            TextCharset.Latin1 => SyslogLeniencies.Latin1,
            _ => SyslogLeniencies.None,
        };
        return text;
    }

    /// <summary>A header field, cut to its limit; null when it is empty.</summary>
    public string? Field(ReadOnlySpan<byte> octets, int limit)
    {
        if (octets.Length > limit)
        {
            octets = octets[..limit];
            Leniencies |= SyslogLeniencies.FieldCut;
        }

        if (octets.IsEmpty)
        {
            return null;
        }

        if (octets.IndexOfAnyExceptInRange((byte)33, (byte)126) >= 0)
        {
            Leniencies |= SyslogLeniencies.FieldNotPrintable;
            return Decode(octets);
        }

        return octets.Length <= RecentTexts.Longest ? RecentTexts.Of(octets) : Decode(octets);
    }

    public SyslogMessage Build()
    {
        VendorEvents.Recognise(this, out var tag);
        var resolved = Stamp is { } stamp ? context.Resolve(stamp) : null;
        var message = new SyslogMessage
        {
            Format = Format,
            Vendor = Vendor,
            Facility = Facility,
            Severity = Severity,
            Version = Version,
            Timestamp = resolved,
            HasYear = resolved is not null && Stamp!.Value.HasYear,
            HasZone = resolved is not null && Stamp!.Value.Offset is not null,
            ClockSynchronised = Stamp?.ClockSynchronised,
            Hostname = Hostname,
            AppName = AppName,
            ProcId = ProcId,
            MsgId = MsgId,
            StructuredData = StructuredData,
            Event = tag,
            Sequence = Sequence,
            Node = Node,
            Text = Text,
            Leniencies = Leniencies | (Stamp is { } said && (resolved is null || said.IsLeapSecond) ? SyslogLeniencies.TimestampInvalid : 0),
            RepeatedTimes = RepeatedMessage.Times(Text),
        };
        return StructuredData.Count == 0 ? message : RegisteredElements.Apply(message);
    }
}
