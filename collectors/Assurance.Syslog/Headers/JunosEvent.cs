namespace Assurance.Syslog.Headers;

/// <summary>Junos: the event's name is MSGID beside <c>junos@2636...</c> data, or the first word of the text in capitals.</summary>
internal static class JunosEvent
{
    public static EventTag? Read(HeaderBuilder header)
    {
        if (IsStructured(header))
        {
            header.Vendor = VendorHeader.JuniperJunos;
            if (header.MsgId is not { } name)
            {
                return null;
            }

            // So that one rule takes both forms: the standard form prints the name before the text.
            header.Text = header.Text.StartsWith(name, StringComparison.Ordinal) ? header.Text : $"{name}: {header.Text}";
            return new EventTag(header.AppName ?? "", null, name);
        }

        if (header.Format == SyslogFormat.Rfc3164 && VendorEvents.UpperMnemonicOf(header.Text) is { } mnemonic)
        {
            header.Vendor = VendorHeader.JuniperJunos;
            return new EventTag(header.AppName ?? "", null, mnemonic);
        }

        return null;
    }

    private static bool IsStructured(HeaderBuilder header)
    {
        foreach (var element in header.StructuredData)
        {
            if (element.Id.StartsWith("junos@2636", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
