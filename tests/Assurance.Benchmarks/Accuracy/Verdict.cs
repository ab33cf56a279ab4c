namespace Assurance.Benchmarks.Accuracy;

/// <summary>What a way of grouping alarms made of an experiment.</summary>
/// <param name="Groups">Its groups that have to do with the causes.</param>
/// <param name="Circuits">Circuit id to state (down, atRisk).</param>
/// <param name="Customers">Customers it shows as touched.</param>
/// <param name="Right">For each cause how long after it broke the right conclusion stood for good; null where it never did.</param>
/// <param name="AmongThree">For each cause whether it is named first, second or third.</param>
/// <param name="Unresolved">Groups still open long after the repair.</param>
/// <param name="Remark">What was concluded, in words.</param>
internal sealed record Verdict(
    int Groups, IReadOnlyDictionary<string, string> Circuits, IReadOnlyCollection<string> Customers, IReadOnlyList<TimeSpan?> Right, IReadOnlyList<bool> AmongThree,
    int Unresolved, string Remark)
{
    /// <summary>Circuits shown as impaired without being so: a person reads of them that they may be hit.</summary>
    public IReadOnlyCollection<string> Doubted { get; init; } = [];

    /// <summary>Causes found that have a ticket under way though planned work explains them, or none though nothing does.</summary>
    public int WrongTickets { get; init; }

    /// <summary>What the faults say of their life and evidence.</summary>
    public string Reasons { get; init; } = "";

    /// <summary>The faults with their alarms.</summary>
    public string Story { get; init; } = "";
}
