using System.Net.NetworkInformation;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Collectors.Polling;

/// <summary>One device from round to round: when it answered, since when its agent runs, whether all it holds is to be read anew.</summary>
internal sealed class DevicePoll(IPollView view, SnmpClient client)
{
    /// <summary>Rounds without an answer before it is said.</summary>
    public const int MissesToTell = 3;

    /// <summary>Names in one question: an answer of these stays below any agent's largest message.</summary>
    private const int NamesAtOnce = 24;

    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(2);

    // Not in the first round, which has enough to ask.
    private const int FirstLook = 2;

    private readonly InterfaceCounters counters = new();
    private int rounds;
    private uint? uptime;
    private bool resync = true;
    private long lost;

    /// <summary>Rounds in a row without an answer.</summary>
    public int Misses { get; private set; }

    /// <summary>What this round found that alarms do not say yet.</summary>
    public async Task<IReadOnlyList<PollFinding>> RoundAsync(PollTarget target, CancellationToken cancellation)
    {
        // What was lost may have been its word.
        var soFar = view.Lost(target.Device);
        (resync, lost) = (resync || soFar > lost, soFar);
        var standing = view.Standing(target.Device);
        var questions = PollJudge.Questions(standing, view.Rules.Polls).ToList();
        var interfaces = resync ? Interfaces(target.Device) : [];
        var counted = rounds++ % InterfaceCounters.Every == FirstLook ? Interfaces(target.Device) : [];
        Oid[] names =
        [
            PollJudge.SysUpTime, .. questions.Select(q => q.Instance).Distinct(),
            .. interfaces.SelectMany(i => (Oid[])[PollJudge.IfAdminStatus.Append((uint)i.IfIndex!.Value), PollJudge.IfOperStatus.Append((uint)i.IfIndex.Value)]),
            .. counted.SelectMany(InterfaceCounters.Names),
        ];
        return await AskAsync(target, names, cancellation).ConfigureAwait(false) is { } answers
            ? [.. Answered(target, questions, interfaces, standing, answers), .. counters.Judge(target, counted, standing, answers)]
            : await MissedAsync(target, standing).ConfigureAwait(false);
    }

    private List<PollFinding> Answered(
        PollTarget target, List<PollQuestion> questions, Resource[] interfaces, IReadOnlyCollection<StandingAlarm> standing, Dictionary<Oid, SnmpValue> answers)
    {
        Misses = 0;
        resync = false;
        var found = new List<PollFinding>();
        foreach (var silent in standing.Where(a => a.Condition is Conditions.DeviceUnreachable or Conditions.AgentSilent && a.Object.Kind == "device"))
        {
            found.Add(PollJudge.OfDevice(target, AlarmAction.Clear, silent.Condition, "it answers"));
            resync = true;
        }

        if (answers.TryGetValue(PollJudge.SysUpTime, out var time) && time.AsInt64() is { } now)
        {
            if (uptime is { } before && PollJudge.Restarted(before, (uint)now))
            {
                counters.Forget();
                found.Add(PollJudge.OfDevice(target, AlarmAction.Event, Conditions.Restart, $"sysUpTime.0 is {now}, after {before}"));
                resync = true;
            }

            uptime = (uint)now;
        }

        found.AddRange(PollJudge.Gone(target, questions, answers));
        found.AddRange(PollJudge.Down(target, interfaces, standing, answers));
        return found;
    }

    // Where the device itself answers, its agent is what fails.
    private async Task<IReadOnlyList<PollFinding>> MissedAsync(PollTarget target, IReadOnlyCollection<StandingAlarm> standing)
    {
        if (++Misses != MissesToTell || standing.Any(a => a.Condition is Conditions.DeviceUnreachable or Conditions.AgentSilent))
        {
            return [];
        }

        // Who refuses is there, and answers; what is asked it does not.
        var condition = Refusal is not null || await AnswersPingAsync(target).ConfigureAwait(false) ? Conditions.AgentSilent : Conditions.DeviceUnreachable;
        return [PollJudge.OfDevice(target, AlarmAction.Raise, condition, Refusal is null ? $"no answer to {MissesToTell} rounds of questions" : $"it refuses {MissesToTell} rounds of questions: {Refusal}")];
    }

    private static async Task<bool> AnswersPingAsync(PollTarget target)
    {
        try
        {
            using var ping = new Ping();
            return (await ping.SendPingAsync(target.Address.Address, (int)PingTimeout.TotalMilliseconds).ConfigureAwait(false)).Status == IPStatus.Success;
        }
        catch (Exception e) when (e is PingException or PlatformNotSupportedException)
        {
            // Where this program may not ping, the agent's silence is all there is to go by.
            return false;
        }
    }

    /// <summary>Why the agent refuses us (a Report of SNMPv3), since the last answer; null if it does not.</summary>
    public string? Refusal { get; private set; }

    /// <returns>Null when it does not answer the first question. What it answers to some only counts for these.</returns>
    private async Task<Dictionary<Oid, SnmpValue>?> AskAsync(PollTarget target, Oid[] names, CancellationToken cancellation)
    {
        var answers = new Dictionary<Oid, SnmpValue>();
        foreach (var some in names.Chunk(NamesAtOnce))
        {
            var answer = await client.GetAsync(target, some, cancellation).ConfigureAwait(false);
            Refusal = answer.Refusal;
            if (answer.Pdu is not { } pdu)
            {
                return answers.Count == 0 ? null : answers;
            }

            // An error with an index is of a v1 mind: the rest of the bindings are as asked, without values.
            foreach (var binding in pdu.ErrorStatus == 0 ? pdu.VarBinds : [])
            {
                answers[binding.Name] = binding.Value;
            }

            if (answers.Count == 0)
            {
                answers[PollJudge.SysUpTime] = SnmpValue.Null;
            }
        }

        return answers;
    }

    private Resource[] Interfaces(string device) =>
        [.. view.Inventory.Resources.Of(device).Where(r => r is { Kind: "interface" or "port", IfIndex: > 0 })];
}
