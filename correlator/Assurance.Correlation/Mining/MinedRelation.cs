namespace Assurance.Correlation.Mining;

/// <summary>How far apart two alarms are in the network.</summary>
public enum RelationDistance
{
    SameObject,
    SameDevice,

    /// <summary>Devices that a link joins.</summary>
    NeighbourDevice,
}

/// <summary>Alarms of one type are followed by alarms of another: a proposal for a person, nothing acts on it.</summary>
/// <param name="Cause">Condition that comes first.</param>
/// <param name="Effect">Condition that follows.</param>
/// <param name="Lag">Median time between them, in seconds.</param>
/// <param name="LagMost">95 of 100 follow within so many seconds.</param>
/// <param name="Support">How many effects had such a cause before them.</param>
/// <param name="Confidence">Share of the causes that were followed by such an effect, 0..1.</param>
/// <param name="Lift">How many times more often than by chance.</param>
public sealed record MinedRelation(
    string Cause, string Effect, RelationDistance Distance, double Lag, double LagMost, int Support, double Confidence, double Lift);
