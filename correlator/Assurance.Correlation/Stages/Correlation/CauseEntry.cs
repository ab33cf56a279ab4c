using Assurance.Correlation.Snapshots;
using Assurance.Model.Inventory;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>A node that could have caused something: the symptoms it would explain, in onset order, and what that was last weighed at.</summary>
internal sealed class CauseEntry(int node)
{
    public int Node { get; } = node;

    public List<Symptom> Symptoms { get; } = [];

    /// <summary>What it would make others report, once asked for.</summary>
    [WorkedOut]
    public Expectation? Expectation { get; set; }

    /// <summary>Null when a symptom came, went or changed since.</summary>
    public List<Hypothesis>? Weighed { get; set; }

    /// <summary>It could not have broken, whatever it would make others report: nothing is lost with it.</summary>
    public bool IsBlameless { get; set; }

    /// <summary>From then on the absence of reports weighs more.</summary>
    public DateTimeOffset WeighedUntil { get; set; }

    /// <summary>What was heard of its devices when it was weighed.</summary>
    public long WeighedLife { get; set; }

    /// <summary><see cref="CauseIndex.Sessions"/> when it was weighed.</summary>
    public long WeighedSessions { get; set; }

    /// <summary>For the onset weighed last, whether all but those who tell of it fell silent, once a minute was there to tell by.</summary>
    public (DateTimeOffset Onset, bool IsOnlyVoice)? Silence { get; set; }

    /// <summary>The pass that visited it last.</summary>
    public long Pass { get; set; }
}
