using System.Globalization;
using Assurance.Model.Faults;
using Assurance.Model.Notices;
using Assurance.Model.Wording;
using static Assurance.Notification.Channels.Mail.MailText;

namespace Assurance.Notification.Templates;

/// <summary>A circuit as templates see it.</summary>
internal sealed record CircuitWords(string Number, string Name, string State, string Since);

/// <summary>A notice as templates see it: every value is one line of text, already in words.</summary>
internal sealed record NoticeWords
{
    /// <summary>Circuits named; of more only the number is told.</summary>
    private const int Named = 200;

    private const int LongName = 100;
    private const int LongStatement = 300;

    /// <summary><c>Affected</c>, <c>Improved</c> or <c>Restored</c>.</summary>
    public required string Kind { get; init; }

    public required string Id { get; init; }
    public required string Fault { get; init; }
    public required string Ticket { get; init; }
    public required string Recipient { get; init; }
    public required string Customer { get; init; }
    public required string Root { get; init; }
    public required string Cause { get; init; }
    public required string State { get; init; }

    /// <summary>A circuit still suffers, though this fault no longer is the reason.</summary>
    public required bool Suffers { get; init; }

    public required string Since { get; init; }
    public required string Time { get; init; }
    public required CircuitWords[] Circuits { get; init; }
    public required int Unnamed { get; init; }

    /// <summary>Minutes the agreement leaves this month, or is over by; empty if no agreement counts them.</summary>
    public required string MinutesLeft { get; init; }

    public required bool IsBreached { get; init; }

    public static NoticeWords Of(Notice notice, Words words)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(notice.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var left = notice.Exposure?.MinutesLeft;
        return new NoticeWords
        {
            Kind = notice.Kind.ToString(),
            Id = Line(notice.Id, LongStatement),
            Fault = Line(notice.Fault, LongName),
            Ticket = Line(notice.Ticket ?? "", LongName),
            Recipient = Line(notice.RecipientName, LongName),
            Customer = Line(notice.CustomerName, LongName),
            Root = Line($"{words.Kind(notice.Root.Kind)} {notice.Root.Name}", LongName),
            Cause = Line(words.Of(notice.Cause), LongStatement),
            State = words.State(notice.State),
            Suffers = notice.State != ServiceState.Up,
            Since = At(notice.FaultRaisedAt, zone),
            Time = At(notice.Time, zone),
            Circuits = [.. notice.Circuits.OrderByDescending(c => c.State).ThenBy(c => c.Number, StringComparer.Ordinal).Take(Named).Select(c => Of(c, words, zone))],
            Unnamed = Math.Max(0, notice.Circuits.Length - Named),
            MinutesLeft = left is { } minutes ? Math.Abs(minutes).ToString("0.#", CultureInfo.InvariantCulture) : "",
            IsBreached = left < 0,
        };
    }

    private static CircuitWords Of(AffectedCircuit circuit, Words words, TimeZoneInfo zone) =>
        new(Line(circuit.Number, LongName), Line(circuit.Name, LongName), words.State(circuit.State), At(circuit.Since, zone));

    private static string At(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
