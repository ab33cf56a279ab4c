namespace Assurance.Model.Alarms;

/// <summary>What a report says of its condition: it began, it ended, or it happened once and has no end.</summary>
public enum AlarmAction
{
    Raise,
    Clear,
    Event,
}

/// <summary>What the condition means for the service the object carries, if it stands.</summary>
public enum ServiceEffect
{
    /// <summary>No effect by itself (a fan, a door, a lost spare).</summary>
    None,

    /// <summary>The object carries its service badly (errors, low optical power, reduced bandwidth).</summary>
    Degradation,

    /// <summary>The object does not carry its service.</summary>
    Outage,
}

/// <summary>A probable cause: the IANAItuProbableCause number and its name (RFC 3877). 1024 is <c>other</c>.</summary>
public readonly record struct ProbableCause(int Number, string Name)
{
    public static readonly ProbableCause Other = new(1024, "other");
}

/// <summary>One normalised statement by a device, in X.733 terms.</summary>
public sealed record AlarmReport
{
    /// <summary>Journal position of the datagram the report came in.</summary>
    public required long Position { get; init; }

    /// <summary>Arrival time; it rules order and correlation.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The device's own time, where it gave one.</summary>
    public DateTimeOffset? EventTime { get; init; }

    /// <summary>How long the device had been up when it said so, where it gave that; its zero is nobody's time of day.</summary>
    public TimeSpan? Uptime { get; init; }

    public required ManagedObject Object { get; init; }

    public required AlarmAction Action { get; init; }

    /// <summary>Name of the condition, such as <c>linkDown</c> or <c>bgpPeerDown</c>: with the object it pairs a raise with
    /// its clear, whichever transport and vendor form either came by. See <see cref="Conditions"/>.</summary>
    public required string Condition { get; init; }

    /// <summary>Further part of the identity, where the object alone does not tell two alarms apart (sensor, peer, code); else empty.</summary>
    public string Qualifier { get; init; } = "";

    public required EventType EventType { get; init; }

    public required ProbableCause ProbableCause { get; init; }

    public string SpecificProblem { get; init; } = "";

    public required PerceivedSeverity Severity { get; init; }

    public ServiceEffect Effect { get; init; }

    /// <summary>The device's words, control characters escaped. Hostile until encoded for its place of display.</summary>
    public required string Text { get; init; }

    public string ProposedRepair { get; init; } = "";

    /// <summary>Id of the rule that made this report.</summary>
    public required string Rule { get; init; }

    public string Vendor { get; init; } = "";

    /// <summary><c>snmp</c>, <c>syslog-udp</c>, <c>syslog-tcp</c>.</summary>
    public required string Transport { get; init; }

    /// <summary>Address the datagram came from, without port.</summary>
    public required string Source { get; init; }

    /// <summary>What identifies the alarm: object, condition, qualifier. Severity and transport are no part of it (X.733 clear matching).</summary>
    public string Key => KeyOf(Object.Key, Condition, Qualifier);

    /// <param name="object">Key of the object.</param>
    public static string KeyOf(string @object, string condition, string qualifier) => $"{@object}|{condition}|{qualifier}";
}
