namespace Assurance.Model.Alarms;

/// <summary>Where an effect stands to its cause.</summary>
public enum RelationPlace
{
    /// <summary>On the very same object.</summary>
    SameObject,

    /// <summary>On the same device.</summary>
    SameDevice,

    /// <summary>On a device that a link joins.</summary>
    NeighbourDevice,

    /// <summary>On something that depends on the cause's object: what it sits in, what carries it, its site.</summary>
    DependsOn,
}

/// <summary>What people know: alarms of one condition follow from those of another. A rule pack states it.</summary>
/// <param name="Within">The effect comes at most so long after the cause.</param>
/// <param name="Before">The cause may be told so long after its effect.</param>
/// <param name="Weight">How dependable it is, above 0 to 1: of several that fit the heaviest holds.</param>
public sealed record CausalRelation(string Id, string Cause, string Effect, RelationPlace Place, TimeSpan Within, TimeSpan Before, double Weight);
