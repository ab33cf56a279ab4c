using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Assurance.Model.Faults;
using Assurance.Model.Tickets;

namespace Assurance.Model.Operations;

/// <summary>What a person (or a system in a person's name) does to alarms, faults and tickets. Journalled before it acts.</summary>
/// <param name="User">Who: a user name.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(AcknowledgeAlarms), "ackAlarms")]
[JsonDerivedType(typeof(UnacknowledgeAlarms), "unAckAlarms")]
[JsonDerivedType(typeof(ClearAlarms), "clearAlarms")]
[JsonDerivedType(typeof(CommentAlarms), "commentAlarms")]
[JsonDerivedType(typeof(AcknowledgeFault), "ackFault")]
[JsonDerivedType(typeof(UnacknowledgeFault), "unAckFault")]
[JsonDerivedType(typeof(CommentFault), "commentFault")]
[JsonDerivedType(typeof(MergeFaults), "mergeFaults")]
[JsonDerivedType(typeof(SplitFault), "splitFault")]
[JsonDerivedType(typeof(RerootFault), "rerootFault")]
[JsonDerivedType(typeof(ReleaseFault), "releaseFault")]
[JsonDerivedType(typeof(AssignFaults), "assignFaults")]
[JsonDerivedType(typeof(Shelve), "shelve")]
[JsonDerivedType(typeof(Unshelve), "unshelve")]
[JsonDerivedType(typeof(ChangeTicketStatus), "ticketStatus")]
[JsonDerivedType(typeof(NoteTicket), "ticketNote")]
[JsonDerivedType(typeof(AttachPicture), "ticketPicture")]
[JsonDerivedType(typeof(TakeFromTicket), "ticketTake")]
[JsonDerivedType(typeof(SynchroniseEngine), "synchroniseEngine")]
[JsonDerivedType(typeof(ForgetEngine), "forgetEngine")]
[JsonDerivedType(typeof(ClockStepped), "clockStepped")]
public abstract record OperatorCommand(string User);

/// <param name="Minutes">For how long; 0: without an end; null: the same, said before acknowledgements could end.</param>
public sealed record AcknowledgeAlarms(string User, ImmutableArray<string> Alarms, double? Minutes = null) : OperatorCommand(User);

/// <param name="MadeUntil">Of the latest acknowledgement that is withdrawn, when it was made: one made since stays, since nobody has seen it. Null: whatever stands.</param>
public sealed record UnacknowledgeAlarms(string User, ImmutableArray<string> Alarms, DateTimeOffset? MadeUntil = null) : OperatorCommand(User);

/// <summary>Ends alarms that will not end by themselves.</summary>
public sealed record ClearAlarms(string User, ImmutableArray<string> Alarms) : OperatorCommand(User);

public sealed record CommentAlarms(string User, ImmutableArray<string> Alarms, string Text) : OperatorCommand(User);

/// <param name="Minutes">As of <see cref="AcknowledgeAlarms"/>.</param>
public sealed record AcknowledgeFault(string User, string Fault, double? Minutes = null) : OperatorCommand(User);

/// <param name="MadeUntil">As of <see cref="UnacknowledgeAlarms"/>.</param>
public sealed record UnacknowledgeFault(string User, string Fault, DateTimeOffset? MadeUntil = null) : OperatorCommand(User);

public sealed record CommentFault(string User, string Fault, string Text) : OperatorCommand(User);

/// <summary>Says that other faults are part of one, under its cause.</summary>
public sealed record MergeFaults(string User, string Fault, ImmutableArray<string> Others) : OperatorCommand(User);

/// <summary>Says that some of a fault's alarms are a fault of their own.</summary>
/// <param name="Alarms">Ids of alarms of the fault; not all that it has.</param>
public sealed record SplitFault(string User, string Fault, ImmutableArray<string> Alarms) : OperatorCommand(User);

/// <summary>Names what is broken.</summary>
public sealed record RerootFault(string User, string Fault, EntityRef Root) : OperatorCommand(User);

/// <summary>Takes back what was said of a fault's alarms and cause: the engine decides again.</summary>
public sealed record ReleaseFault(string User, string Fault) : OperatorCommand(User);

/// <summary>A fault, and the version of its assignment that a person saw when they decided.</summary>
public sealed record FaultAtVersion(string Fault, int Version);

/// <summary>Gives faults with their tickets to a person, or takes them from whoever has them. What somebody else assigned meanwhile stays as it is.</summary>
/// <param name="To">A user name; null: nobody.</param>
/// <param name="Minutes">For how long; 0: without an end.</param>
public sealed record AssignFaults(string User, ImmutableArray<FaultAtVersion> Faults, string? To, double Minutes) : OperatorCommand(User);

/// <summary>Puts alarms and faults out of the lists for a time.</summary>
/// <param name="Minutes">1 to 10,080 (a week).</param>
public sealed record Shelve(string User, ImmutableArray<string> Alarms, ImmutableArray<string> Faults, int Minutes, string Reason) : OperatorCommand(User);

/// <summary>Takes them back before the time is up.</summary>
/// <param name="PutUntil">Of the latest that is taken back, since when it lies there: what was put there after it stays. Null: whatever lies there.</param>
public sealed record Unshelve(string User, ImmutableArray<string> Alarms, ImmutableArray<string> Faults, DateTimeOffset? PutUntil = null) : OperatorCommand(User);

public sealed record ChangeTicketStatus(string User, string Ticket, TicketStatus Status, string Reason) : OperatorCommand(User);

public sealed record NoteTicket(string User, string Ticket, string Text) : OperatorCommand(User);

/// <summary>Gives the faults that entries carried over make the numbers they had, though the ones between are gone. No person's: it comes with a journal's
/// beginning and is never appended.</summary>
/// <param name="Last">The last number given before the journal's beginning.</param>
/// <param name="Opened">Numbers of the faults that opened with an alarm, by the alarm's id, in their order.</param>
public sealed record RecallFaults(long Last, ImmutableDictionary<string, ImmutableArray<long>> Opened) : OperatorCommand("");

/// <summary>Puts a picture on a ticket; its octets are kept already. The fields are those of <see cref="Picture"/>.</summary>
public sealed record AttachPicture(string User, string Ticket, string Hash, string MediaType, long Octets, int Width, int Height, string Text) : OperatorCommand(User)
{
    public Picture On(Ticket ticket, DateTimeOffset now) => new($"p{ticket.Pictures.Length + 1}", User, now, Hash, MediaType, Octets, Width, Height, Text);
}

/// <summary>Takes a note or picture away from a ticket for good. The fields are those of <see cref="Withdrawal"/>.</summary>
/// <param name="Since">When it was taken away, where that was before this was journalled; null: now.</param>
public sealed record TakeFromTicket(string User, string Ticket, string Item, string Author, DateTimeOffset Written, DateTimeOffset? Since = null) : OperatorCommand(User)
{
    public Withdrawal At(DateTimeOffset now) => new(Ticket, Item, Author, Written, User, Since ?? now);

    /// <summary>The ticket without what the item said or showed.</summary>
    public Ticket From(Ticket ticket) => int.TryParse(Item, NumberStyles.None, CultureInfo.InvariantCulture, out var note)
        ? ticket with { Notes = [.. ticket.Notes.Select((n, i) => i + 1 == note ? n with { Text = "" } : n)] }
        : ticket with { Pictures = [.. ticket.Pictures.Select(p => p.Id == Item ? p with { Text = "" } : p)] };
}

/// <summary>What changes how messages are read, from the next one on.</summary>
/// <param name="Engine">An SNMPv3 engine's id in hexadecimal.</param>
public abstract record CollectorCommand(string User, string Engine) : OperatorCommand(User);

/// <summary>The engine was asked and told its boots and time itself, in answer to a question of ours and with a right digest: it lost count of its boots.</summary>
/// <param name="User">Empty: the product asked by itself.</param>
/// <param name="Boots">snmpEngineBoots, from 0.</param>
/// <param name="Time">snmpEngineTime, in seconds.</param>
/// <param name="Address">Where it was asked.</param>
public sealed record SynchroniseEngine(string User, string Engine, int Boots, int Time, string Address) : CollectorCommand(User, Engine);

/// <summary>What was known of the engine's clock is void: the next message with a right digest says what it is.</summary>
public sealed record ForgetEngine(string User, string Engine) : CollectorCommand(User, Engine);

/// <summary>The computer's clock was set, or was found to be behind the journal's at the start. No person's: the journal says so itself, before anything that came after it.</summary>
/// <param name="By">How far it was set; below zero: back; zero: found behind at the start.</param>
/// <param name="Since">True time since the journal was opened.</param>
/// <param name="Ahead">How far the journal's time is ahead of the computer's now; it runs at half speed until that is made up for.</param>
/// <param name="Skipped">How far the journal's time jumped: a time that never was, from so long before the entry up to it.</param>
public sealed record ClockStepped(TimeSpan By, TimeSpan Since, TimeSpan Ahead, TimeSpan Skipped) : CollectorCommand("", "");
