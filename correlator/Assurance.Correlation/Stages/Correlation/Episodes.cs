namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Symptoms of one possible cause that lie so close in time that one event may have brought them.</summary>
internal sealed record Episode(DateTimeOffset Onset, List<Symptom> Symptoms);

internal static class Episodes
{
    /// <summary>Cuts the symptoms of a cause where its signals pause; what else tells of it goes with the signals it may follow from.</summary>
    /// <param name="symptoms">In onset order.</param>
    /// <param name="cause">The node: alarms on it may come any time before what follows from it.</param>
    /// <param name="ofSessions">Whether lost sessions, not lost links, are the signal.</param>
    public static List<Episode> Of(IReadOnlyList<Symptom> symptoms, int cause, bool ofSessions)
    {
        var signal = ofSessions ? SymptomClass.SessionLoss : SymptomClass.LinkLoss;
        var gap = ofSessions ? Likelihood.SessionEpisodeGap : Likelihood.EpisodeGap;
        var episodes = new List<Episode>();
        var last = default(DateTimeOffset);
        foreach (var symptom in symptoms)
        {
            if (symptom.Class != signal)
            {
                continue;
            }

            if (episodes.Count == 0 || symptom.Onset - last > gap)
            {
                episodes.Add(new Episode(symptom.Onset, []));
            }

            episodes[^1].Symptoms.Add(symptom);
            last = symptom.Onset;
        }

        if (episodes.Count == 0)
        {
            return [new Episode(symptoms[0].Onset, [.. symptoms])];
        }

        foreach (var symptom in symptoms)
        {
            if (symptom.Class != signal && Fitting(episodes, symptom, cause, gap) is { } episode)
            {
                episode.Symptoms.Add(symptom);
            }
        }

        return episodes;
    }

    // The latest that it may follow from; an alarm on the cause itself may precede all.
    private static Episode? Fitting(List<Episode> episodes, Symptom symptom, int cause, TimeSpan gap) =>
        episodes.FindLast(e => e.Onset - gap <= symptom.Onset) ?? (symptom.Node == cause ? episodes[0] : null);
}
