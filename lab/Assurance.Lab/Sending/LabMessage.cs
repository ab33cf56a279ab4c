namespace Assurance.Lab.Sending;

/// <summary>One datagram or TCP write, ready to send.</summary>
/// <param name="Offset">When, from the start of the phase it belongs to.</param>
/// <param name="Transport"><c>snmp</c>, <c>syslog-udp</c> or <c>syslog-tcp</c>; TCP bytes are framed (RFC 6587) already.</param>
/// <param name="Device">Inventory id of the device that speaks.</param>
public sealed record LabMessage(TimeSpan Offset, string Transport, byte[] Bytes, string Device);
