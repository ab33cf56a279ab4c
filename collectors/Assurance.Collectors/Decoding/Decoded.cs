using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Syslog;

namespace Assurance.Collectors.Decoding;

/// <summary>A datagram that could be read, not yet interpreted, with the journal entry it came from.</summary>
public abstract record Decoded(DatagramEntry Entry);

/// <summary>A trap or inform of any version. On the line it holds until the next one is read.</summary>
public sealed record DecodedNotification(DatagramEntry Entry, SnmpNotification Notification) : Decoded(Entry);

/// <summary>A syslog message of any format; what has no header is text alone.</summary>
public sealed record DecodedSyslog(DatagramEntry Entry, SyslogMessage Message) : Decoded(Entry);
