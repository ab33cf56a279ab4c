namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>What a word of a log message may mean; a word may mean several.</summary>
[Flags]
internal enum WordMeaning
{
    None = 0,

    /// <summary>A protocol whose ends are peers.</summary>
    Protocol = 1 << 0,

    /// <summary>The other end of a session: neighbor, peer.</summary>
    Peer = 1 << 1,

    /// <summary>What stands before an interface's name.</summary>
    Interface = 1 << 2,

    /// <summary>A part of the equipment.</summary>
    Part = 1 << 3,

    /// <summary>A thing that may be wrong with an interface that is up.</summary>
    Topic = 1 << 4,

    /// <summary>A link or a session does not work.</summary>
    Down = 1 << 5,

    /// <summary>A link or a session works.</summary>
    Up = 1 << 6,

    /// <summary>A session is lost or not yet there, of sessions alone.</summary>
    SessionDown = 1 << 7,

    /// <summary>A session is there, of sessions alone.</summary>
    SessionUp = 1 << 8,

    /// <summary>A part does not work, or something is wrong.</summary>
    Wrong = 1 << 9,

    /// <summary>A part works.</summary>
    Well = 1 << 10,

    /// <summary>Whatever was wrong is over.</summary>
    Over = 1 << 11,

    /// <summary>The next state is not so.</summary>
    Not = 1 << 12,

    /// <summary>The next state is the new one.</summary>
    Towards = 1 << 13,

    /// <summary>What follows says why, not what.</summary>
    Why = 1 << 14,

    /// <summary>The message speaks of what people or packets do.</summary>
    Deed = 1 << 15,

    /// <summary>A port was taken out of service: of what is wrong with an interface alone, for people shut ports too.</summary>
    Shut = 1 << 16,

    /// <summary>And put back.</summary>
    Opened = 1 << 17,

    /// <summary>A path through the network.</summary>
    Path = 1 << 18,

    /// <summary>Something that serves others, or a farm of it.</summary>
    Server = 1 << 19,

    /// <summary>A measure that normal only describes: normal range.</summary>
    Measure = 1 << 20,

    /// <summary>Well, unless something is wrong: a bad transceiver inserted.</summary>
    Mild = 1 << 21,

    /// <summary>A thing that is wrong wherever it is found.</summary>
    Alarming = 1 << 23,

    /// <summary>What was found is wrong only where its name says so: a loop detected, not a fan.</summary>
    Found = 1 << 22,

    /// <summary>Less than a mark: good or bad by what is measured.</summary>
    Under = 1 << 24,
}
