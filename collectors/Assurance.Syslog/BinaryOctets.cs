namespace Assurance.Syslog;

/// <summary>Tells octets that are text in no character set a device writes in: another protocol, a compressed file, noise.</summary>
public static class BinaryOctets
{
    /// <summary>ASCII, UTF-8, GB18030, Big5 and Latin-1 have none but white space and ESC; of random octets one in nine is a control character.</summary>
    private const int OneIn = 16;

    /// <summary>
    /// Whether one in sixteen octets or more is a control character, and more than one is, or nothing else. Padding at the end does not count. It is
    /// for what has no PRI and no header: those a sender of syslog wrote, whatever follows.
    /// </summary>
    public static bool Are(ReadOnlySpan<byte> octets)
    {
        octets = octets.TrimEnd("\0\r\n \t"u8);
        var controls = 0;
        foreach (var octet in octets)
        {
            controls += octet is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1B) or 0x7F ? 1 : 0;
        }

        return controls * OneIn >= octets.Length && (controls > 1 || (controls == octets.Length && controls > 0));
    }
}
