using Assurance.Model.Alarms;

namespace Assurance.Model.Journal;

/// <summary>What a poll found that alarms do not say yet: journalled like a message, so that a replay finds it too.</summary>
/// <param name="Object">What it is about, as its alarm has it.</param>
/// <param name="Action">Whether the condition was found, found gone, or happened.</param>
/// <param name="Condition">Of <see cref="AlarmReport.Condition"/>.</param>
/// <param name="Qualifier">Of <see cref="AlarmReport.Qualifier"/>.</param>
/// <param name="Source">Address that was asked.</param>
/// <param name="Text">What was asked and answered.</param>
public sealed record PollFinding(ManagedObject Object, AlarmAction Action, string Condition, string Qualifier, string Source, string Text);
