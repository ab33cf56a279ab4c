using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Collectors.Usm;

/// <summary>What SNMPv3 senders are answered as the authoritative engine of informs (RFC 3414 sections 3.2 and 4): who we are, what time it is, why a message
/// was refused, and the Response to an inform. For one thread.</summary>
/// <param name="running">True time since our boot: snmpEngineTime does not follow a wall clock that is set.</param>
internal sealed class UsmResponder(UsmUsers users, UsmEngine engine, Func<TimeSpan> running, LineCounters counters)
{
    /// <summary>Reports a second, so that nobody is flooded by asking in another's name.</summary>
    private const int MostReports = 500;

    private readonly uint[] reported = new uint[7];
    private int second = -1;
    private int reports;
    private ulong salt = BitConverter.ToUInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(sizeof(ulong)));

    /// <summary>The answer to a datagram; false where it gets none.</summary>
    public bool TryAnswer(ReadOnlySpan<byte> datagram, out byte[] answer)
    {
        answer = [];
        if (!SnmpMessage.TryDecode(datagram, out var message, out _) || message.V3?.Usm is not { } usm)
        {
            return false;
        }

        // A trap is of its sender's engine and asks for nothing.
        var user = users.Find(usm.UserName, usm.EngineId);
        var failure = Check(datagram, message, usm, user, out var opened);
        if (failure != UsmFailure.None)
        {
            return UsmReport.MayAnswer(message) && TryReport(message, failure, user, out answer);
        }

        if (opened.Pdu?.Type != PduType.InformRequest)
        {
            return false;
        }

        answer = UsmSecurity.Seal(opened.Response(), user!, ++salt);
        return true;
    }

    private int Seconds => (int)Math.Min(int.MaxValue, running().TotalSeconds);

    private UsmFailure Check(ReadOnlySpan<byte> datagram, SnmpMessage message, UsmParameters usm, UsmUser? user, out SnmpMessage opened)
    {
        opened = message;
        if (usm.EngineId != engine.Id)
        {
            return UsmFailure.UnknownEngineId;
        }

        if (user is null)
        {
            return UsmFailure.UnknownUserName;
        }

        return !UsmSecurity.TryOpen(datagram, message, user, out opened, out var failure) ? failure
            : !message.V3!.Flags.HasFlag(MessageFlags.Authenticated) || UsmTimeliness.IsTimely(usm, engine.BootsNow, Seconds) ? UsmFailure.None
            : UsmFailure.NotInTimeWindow;
    }

    private bool TryReport(SnmpMessage message, UsmFailure failure, UsmUser? user, out byte[] report)
    {
        report = [];
        var time = Seconds;
        reports = time == second ? reports + 1 : 1;
        second = time;
        if (reports > MostReports)
        {
            counters.Limited("reports");
            return false;
        }

        var unsealed = UsmReport.To(message, failure, ++reported[(int)failure], engine.Id, engine.BootsNow, time);
        report = failure == UsmFailure.NotInTimeWindow ? UsmSecurity.Seal(unsealed, user!, ++salt) : unsealed.Encode();
        return true;
    }
}
