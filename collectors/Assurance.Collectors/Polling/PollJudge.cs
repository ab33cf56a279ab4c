using System.Globalization;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;

namespace Assurance.Collectors.Polling;

/// <summary>A question of a poll: an object's instance, and what its value says.</summary>
/// <param name="Alarm">The standing alarm that is asked about; null for one that is looked for.</param>
internal sealed record PollQuestion(Oid Instance, StandingAlarm? Alarm, PollDefinition Definition);

/// <summary>What one device's answers mean. Pure: questions and answers in, findings out.</summary>
internal static class PollJudge
{
    public static readonly Oid SysUpTime = Oid.Parse("1.3.6.1.2.1.1.3.0");
    public static readonly Oid IfAdminStatus = Oid.Parse("1.3.6.1.2.1.2.2.1.7");
    public static readonly Oid IfOperStatus = Oid.Parse("1.3.6.1.2.1.2.2.1.8");

    /// <summary>A sysUpTime within a day of its end may begin anew by itself.</summary>
    private const uint AboutToWrap = uint.MaxValue - (24 * 60 * 60 * 100);

    /// <summary>What stands on the device and can be asked about.</summary>
    public static IEnumerable<PollQuestion> Questions(IEnumerable<StandingAlarm> standing, IReadOnlyDictionary<string, PollDefinition> definitions) => standing
        .Select(alarm => definitions.TryGetValue(alarm.Condition, out var definition) && definition.InstanceOf(alarm.Object, alarm.Qualifier) is { } instance
            ? new PollQuestion(instance, alarm, definition)
            : null)
        .OfType<PollQuestion>();

    /// <summary>Whether the agent began anew between two of its times.</summary>
    public static bool Restarted(uint before, uint now) => now < before && before < AboutToWrap;

    /// <summary>Alarms that the device says are gone.</summary>
    public static IEnumerable<PollFinding> Gone(PollTarget target, IEnumerable<PollQuestion> questions, IReadOnlyDictionary<Oid, SnmpValue> answers) => questions
        .Where(q => q.Alarm is not null && answers.TryGetValue(q.Instance, out var value) && q.Definition.Clear.Contains(value.AsText()))
        .Select(q => new PollFinding(q.Alarm!.Object, AlarmAction.Clear, q.Alarm.Condition, q.Alarm.Qualifier, AddressOf(target), $"{q.Instance} is {answers[q.Instance].AsText()}"));

    /// <summary>Interfaces that should run and do not, and of which nothing was told.</summary>
    public static IEnumerable<PollFinding> Down(
        PollTarget target, IEnumerable<Resource> interfaces, IReadOnlyCollection<StandingAlarm> standing, IReadOnlyDictionary<Oid, SnmpValue> answers) => interfaces
        .Where(i => Is(answers, IfAdminStatus, i, 1) && Is(answers, IfOperStatus, i, 2) && !standing.Any(a => a.Condition == Conditions.LinkDown && a.Object.Id == i.Id))
        .Select(i => OfInterface(
            target, i, AlarmAction.Raise, Conditions.LinkDown, string.Create(CultureInfo.InvariantCulture, $"ifAdminStatus.{i.IfIndex} is up(1), ifOperStatus.{i.IfIndex} is down(2)")));

    /// <summary>A finding about an interface of the inventory.</summary>
    public static PollFinding OfInterface(PollTarget target, Resource of, AlarmAction action, string condition, string text) =>
        new(new(ObjectKnowledge.Resource, of.Id, of.Kind, of.Name, target.Device, target.Name) { IfIndex = of.IfIndex, Address = of.Address.Length > 0 ? of.Address : null }, action, condition, "", AddressOf(target), text);

    /// <summary>A finding about the device as a whole.</summary>
    public static PollFinding OfDevice(PollTarget target, AlarmAction action, string condition, string text) =>
        new(new(ObjectKnowledge.Device, target.Device, "device", target.Name, target.Device, target.Name), action, condition, "", AddressOf(target), text);

    private static string AddressOf(PollTarget target) => target.Address.Address.ToString();

    private static bool Is(IReadOnlyDictionary<Oid, SnmpValue> answers, Oid column, Resource of, long state) =>
        answers.TryGetValue(column.Append((uint)of.IfIndex!.Value), out var value) && value.AsInt64() == state;
}
