using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Collectors.Decoding;

/// <summary>A datagram that could be read, not yet interpreted, with the journal entry it came from.</summary>
public abstract record Decoded(DatagramEntry Entry);

/// <summary>A trap or inform of any version.</summary>
public sealed record DecodedNotification(DatagramEntry Entry, SnmpNotification Notification) : Decoded(Entry);
