using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Collectors.Polling;

/// <summary>
/// What we know of one agent that is asked by SNMPv3: its engine and that engine's time (RFC 3414 sections 2.3 and 4). Thread-safe.
/// </summary>
internal sealed class UsmAgent(UsmUser user, string context)
{
    private const int UserSecurityModel = 3;
    private const int LargestAnswer = 65_507;

    private readonly Lock gate = new();
    private readonly MessageFlags level =
        (user.AuthProtocol == AuthProtocol.None ? 0 : MessageFlags.Authenticated) | (user.PrivacyProtocol == PrivacyProtocol.None ? 0 : MessageFlags.Private);

    private EngineId engine;
    private RemoteEngineClock clock;

    // What an unauthenticated Report said of the time is a guess, which gives way to anything with a right digest.
    private bool synchronised;

    /// <summary>Who the user is; another user at the same address is another agent to us.</summary>
    public UsmUser User => user;

    public string Context => context;

    /// <summary>The engine and its clock as it signed them; null while it has not.</summary>
    public (EngineId Engine, RemoteEngineClock Clock)? Proven
    {
        get
        {
            lock (gate)
            {
                return synchronised ? (engine, clock) : null;
            }
        }
    }

    /// <summary>The octets to send: the question, or where the agent's engine is not known one that makes it tell.</summary>
    public byte[] Ask(int id, IReadOnlyList<Oid> names, ulong salt, TimeSpan now)
    {
        lock (gate)
        {
            if (!engine.IsValid)
            {
                return Message(id, MessageFlags.Reportable, new UsmParameters(default, 0, 0, "", default, default, 0), []).Encode();
            }

            var time = (long)(clock.LatestTime + (now - clock.ReceivedAt).TotalSeconds);
            var usm = new UsmParameters(engine, clock.Boots, (int)Math.Min(int.MaxValue, time), user.Name, default, default, 0);
            return UsmSecurity.Seal(Message(id, level | MessageFlags.Reportable, usm, names), user, salt);
        }
    }

    /// <summary>Judges a message that came from the agent's address with the number of the question; false if it is to be passed over, since it is not
    /// secured as it should be, or old.</summary>
    public bool TryTake(ReadOnlySpan<byte> datagram, SnmpMessage message, TimeSpan now, out PollAnswer answer)
    {
        lock (gate)
        {
            answer = default;
            if (message.V3?.Usm is not { EngineId.IsValid: true } usm)
            {
                return false;
            }

            var authenticated = message.V3.Flags.HasFlag(MessageFlags.Authenticated);
            if (!authenticated && message.Pdu is { Type: PduType.Report } report)
            {
                return TryTakeUnsecured(report, usm, now, out answer);
            }

            if (usm.EngineId != engine || !UsmSecurity.TryOpen(datagram, message, user, out var opened, out _))
            {
                return false;
            }

            if (authenticated && opened.Pdu is { Type: PduType.Report } late && UsmReport.FailureOf(late) == UsmFailure.NotInTimeWindow)
            {
                // Signed, and with the number of this very question: no old message, so it is believed even of an agent that lost count of its boots.
                (clock, synchronised) = (synchronised ? clock.SetTo(usm.EngineBoots, usm.EngineTime, now) : new(usm.EngineBoots, usm.EngineTime, now), true);
                return true;
            }

            if (authenticated && !IsTimely(usm, now))
            {
                return false;
            }

            return opened.Pdu switch
            {
                { Type: PduType.Report } refused => Is(PollAnswer.Refused(UsmReport.FailureOf(refused), refused), out answer),
                { Type: PduType.Response } response when (message.V3.Flags & level) == level => Is(new PollAnswer(response, null), out answer),
                _ => false,
            };
        }
    }

    // Anybody on the way could write these: they may send us looking for the engine anew, or end a question, and nothing more.
    private bool TryTakeUnsecured(SnmpPdu report, UsmParameters usm, TimeSpan now, out PollAnswer answer)
    {
        answer = default;
        var failure = UsmReport.FailureOf(report);
        if (failure == UsmFailure.UnknownEngineId)
        {
            (engine, clock, synchronised) = (usm.EngineId, new RemoteEngineClock(Math.Max(0, usm.EngineBoots), Math.Max(0, usm.EngineTime), now), false);
            return true;
        }

        if (failure == UsmFailure.NotInTimeWindow)
        {
            return false;
        }

        answer = PollAnswer.Refused(failure, report);
        return true;
    }

    private bool IsTimely(UsmParameters usm, TimeSpan now)
    {
        if (!synchronised)
        {
            (clock, synchronised) = (new RemoteEngineClock(usm.EngineBoots, usm.EngineTime, now), true);
        }

        var timely = clock.TryAccept(usm, now, out var next);
        clock = next;
        return timely;
    }

    private SnmpMessage Message(int id, MessageFlags flags, UsmParameters usm, IReadOnlyList<Oid> names) => new(SnmpVersion.V3)
    {
        V3 = new SnmpV3Header(id, LargestAnswer, flags, UserSecurityModel) { Usm = usm },
        ContextEngineId = usm.EngineId,
        ContextName = names.Count == 0 ? "" : context,
        Pdu = SnmpPdu.Get(id, names),
    };

    private static bool Is(PollAnswer value, out PollAnswer answer)
    {
        answer = value;
        return true;
    }
}
