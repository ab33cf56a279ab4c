using Assurance.Model.Alarms;

namespace Assurance.Correlation.Stages.Deduplication;

/// <summary>The latest instance of every key; of unknown senders by the key with their host name, and by the one without.</summary>
internal sealed class DeduplicateKeys
{
    private readonly Dictionary<string, DeduplicateInstance> latest = new(StringComparer.Ordinal);

    // Of unknown senders: the key with a host name by the key without.
    private readonly Dictionary<string, string> named = new(StringComparer.Ordinal);

    public DeduplicateInstance? Of(string key) => latest.GetValueOrDefault(key);

    /// <summary>The instance a report is about. A host name tells senders behind one address apart; what states none, as a trap, is of whichever stands there.</summary>
    /// <param name="key">The report's.</param>
    public DeduplicateInstance? Latest(AlarmReport report, string key)
    {
        var known = Of(key);
        if (report.Object.Knowledge != ObjectKnowledge.Sender || known is { Told.Stands: true })
        {
            return known;
        }

        var other = !report.Object.IsNamedSender ? named.GetValueOrDefault(key) : AlarmReport.KeyOf(report.Object.AddressKey, report.Condition, report.Qualifier);
        return other is not null && Of(other) is { Told.Stands: true } standing ? standing : known;
    }

    /// <summary>What stands, oldest first.</summary>
    public DeduplicateInstance[] Standing() =>
        [.. latest.Values.Where(i => i.Told.Stands).OrderBy(i => i.Alarm.RaisedAt).ThenBy(i => i.Alarm.Id, StringComparer.Ordinal)];

    public void Put(DeduplicateInstance instance)
    {
        latest[instance.Alarm.Key] = instance;
        if (instance.Alarm.Object.IsNamedSender)
        {
            named[AddressKeyOf(instance.Alarm)] = instance.Alarm.Key;
        }
    }

    /// <summary>Where it is the latest of its key.</summary>
    public void Remove(DeduplicateInstance instance)
    {
        var alarm = instance.Alarm;
        if (Of(alarm.Key) != instance)
        {
            return;
        }

        latest.Remove(alarm.Key);
        if (alarm.Object.IsNamedSender && named.GetValueOrDefault(AddressKeyOf(alarm)) == alarm.Key)
        {
            named.Remove(AddressKeyOf(alarm));
        }
    }

    private static string AddressKeyOf(Alarm alarm) => AlarmReport.KeyOf(alarm.Object.AddressKey, alarm.Condition, alarm.Qualifier);
}
