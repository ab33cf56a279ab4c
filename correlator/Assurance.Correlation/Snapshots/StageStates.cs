namespace Assurance.Correlation.Snapshots;

/// <summary>The states that the stages of one line keep: what a snapshot has to hold, in the order in which they were made.</summary>
internal sealed class StageStates
{
    private readonly List<object> states = [];

    /// <summary>Always in the same order for the same line.</summary>
    public IReadOnlyList<object> All => states;

    public void Keep(object state) => states.Add(state);
}

internal static class StageStatesOf
{
    /// <summary>Notes a stage's state for snapshots; null: nobody takes any.</summary>
    public static T KeptBy<T>(this T state, StageStates? states)
        where T : class
    {
        states?.Keep(state);
        return state;
    }
}

/// <summary>Made once with its stage and there as long as it: a snapshot fills it where it stands, for others hold on to it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StageStateAttribute : Attribute;

/// <summary>Has something to do once all of the line is filled from a snapshot.</summary>
internal interface IRestored
{
    /// <summary>When it last did it, in a count over the whole line: those of one instant go on in that order.</summary>
    long Turn { get; }

    void Restored();
}
