namespace Assurance.Correlation.Stages.Correlation;

/// <summary>How the links that a cause would take down have fared.</summary>
/// <param name="Failed">As expected of the cause.</param>
/// <param name="Partial">One end alone reports where two should.</param>
/// <param name="Silent">Nobody reports.</param>
internal readonly record struct LinkTally(int Failed, int Partial, int Silent)
{
    public int All => Failed + Partial + Silent;
}

/// <summary>One thing broken at one time, how well that explains what is reported, and what it explains.</summary>
internal sealed record Hypothesis
{
    /// <summary>Node said to be broken; for a local one the node the alarms are on, -1 if the inventory lacks it.</summary>
    public required int Node { get; init; }

    /// <summary>Set where nothing is said of the graph: the alarms of this key explain themselves.</summary>
    public string? LocalKey { get; init; }

    public required DateTimeOffset Onset { get; init; }

    /// <summary>Log of its probability with the evidence, in thousandths of the natural unit; whole numbers, so that no order of summing shows.</summary>
    public required int Score { get; init; }

    public required IReadOnlyList<Symptom> Explains { get; init; }

    public LinkTally Links { get; init; }

    /// <summary>What of the score is there for ports that nobody but their own device would miss.</summary>
    public int Untold { get; init; }

    /// <summary>An alarm of the kind that the cause itself would raise stands on it.</summary>
    public bool OwnSeen { get; init; }

    /// <summary>Reports that devices sent of themselves although they should be dead.</summary>
    public int OwnReports { get; init; }

    public bool Restarted { get; init; }

    /// <summary>Only a part is heard that it cuts off from the rest of the network, which has fallen silent.</summary>
    public bool IsOnlyVoice { get; init; }

    /// <summary>Of the devices that it controls those that are out, and all.</summary>
    public (int Out, int All) Controlled { get; init; }

    /// <summary>What else speaks for a dead device or site.</summary>
    public Omens Omens { get; init; }

    /// <summary>It is so old that no report is waited for any more.</summary>
    public bool Ripe { get; init; }

    /// <summary>The walk that visited it last.</summary>
    public long Pass { get; set; }

    public bool IsLocal => LocalKey is not null;

    /// <summary>What it saves against each alarm being a cause of its own.</summary>
    public int Value => Score - (Likelihood.OwnCause * Explains.Count);
}
