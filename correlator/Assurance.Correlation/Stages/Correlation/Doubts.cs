using System.Collections.Immutable;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>What may be broken instead of the cause named, and takes more with it: told as impaired, so that the choice between two causes hides no key account.
/// Told once reports that would say otherwise are no longer on their way.</summary>
internal static class Doubts
{
    /// <summary>One time in twenty it is this instead.</summary>
    private const double Likely = 0.05;

    /// <summary>The same where only one end of a session tells of it: one time in fifty what carries it is broken.</summary>
    private const double LikelyOfSessions = 0.02;

    /// <summary>The same for what takes links with it that nobody would tell of: one time in a hundred.</summary>
    private const double LikelyUntold = 0.01;

    /// <summary>The same for a device that is not heard any more, or its site: one time in two thousand.</summary>
    private const double LikelyUnheard = 0.0005;

    /// <param name="cause">The cause named.</param>
    /// <param name="symptoms">What is put down to it.</param>
    /// <param name="rivals">Others with their share of belief, those that would take the place of several causes with all these.</param>
    /// <param name="neighbourhood">Where.</param>
    public static ImmutableArray<int> Of(Hypothesis cause, List<Symptom> symptoms, List<(int Node, double Share)> rivals, Neighbourhood neighbourhood)
    {
        // Told of from both ends they are lost, and what carries them is not.
        var sessions = symptoms.TrueForAll(s => s.Class == SymptomClass.SessionLoss && s.Device == symptoms[0].Device);
        if (rivals.Count == 0 || (cause.IsLocal && !sessions) || !neighbourhood.HasWaited(cause))
        {
            return [];
        }

        IReadOnlySet<int>? unheard = null;
        return neighbourhood.Once([.. rivals.Where(May).Select(r => r.Node).Order()]);

        bool May((int Node, double Share) rival) =>
            (sessions && rival.Share >= LikelyOfSessions && neighbourhood.Carries(rival.Node))
            // What would be missed by those who are heard has to be so silent that no report is waited for.
            || (rival.Share >= Likely && (cause.Ripe || neighbourhood.IsDeviceOrSite(rival.Node)) && neighbourhood.TakesMore(rival.Node, cause))
            || (rival.Share >= LikelyUntold && neighbourhood.LosesUntold(rival.Node, cause))
            || (rival.Share >= LikelyUnheard && !cause.IsLocal && neighbourhood.IsDeviceOrSite(rival.Node) && neighbourhood.TakesDown(rival.Node, unheard ??= neighbourhood.Unheard(cause)));
    }
}
