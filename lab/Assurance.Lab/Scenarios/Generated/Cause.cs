namespace Assurance.Lab.Scenarios.Generated;

/// <summary>What broke, where, and which other things nobody could tell from it by what is reported.</summary>
/// <param name="Kind">One of <see cref="CausePlaces.AllKinds"/>.</param>
public sealed record Cause(string Kind, string Root, IReadOnlyList<string> Alternatives)
{
    /// <summary>Whether people are to be sent out for it: not while planned work explains it.</summary>
    public bool NeedsTicket { get; init; } = true;

    public bool Accepts(string id) => id == Root || Alternatives.Contains(id);
}
