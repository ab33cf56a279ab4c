namespace Assurance.Model.Alarms;

/// <summary>Why something left the shelf (ISA-18.2: shelving is for a time, by a person, and never hides what gets worse).</summary>
public enum ShelfEnd
{
    /// <summary>It lies there.</summary>
    None,

    TimeIsUp,

    /// <summary>A person took it back.</summary>
    TakenBack,

    /// <summary>Its severity rose, more circuits went down, or a key account was hit.</summary>
    GotWorse,

    /// <summary>The alarm cleared, the fault was resolved or became part of another.</summary>
    Over,
}

/// <summary>A person put an alarm or a fault out of the lists for a time. It hides rows only: tickets, messages and clocks go on.</summary>
/// <param name="Subject">Id of the alarm or fault.</param>
/// <param name="User">Who shelved it.</param>
/// <param name="End">Whether and why it is over.</param>
/// <param name="EndedAt">Null while it lies there.</param>
public sealed record Shelving(
    string Subject, string User, DateTimeOffset Since, DateTimeOffset Until, string Reason, ShelfEnd End = ShelfEnd.None, DateTimeOffset? EndedAt = null)
{
    public bool Lies => End == ShelfEnd.None;
}
