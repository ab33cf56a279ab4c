namespace Assurance.Model.Faults;

/// <summary>Codes of <see cref="Explanation"/>: pages translate them. The arguments of each, in order, stand beside it;
/// names are the display names of entities, counts are invariant decimals.</summary>
public static class ExplanationCodes
{
    // Why the fault has its root.

    /// <summary>The alarm itself, nothing else explains it: condition, object.</summary>
    public const string CauseReported = "cause.reported";

    /// <summary>An alarm on the cause, and what follows from it: condition, object, number of symptoms.</summary>
    public const string CauseSeen = "cause.seen";

    /// <summary>Only one end reports: interface, condition.</summary>
    public const string CauseOneEnd = "cause.oneEnd";

    /// <summary>Both ends report: link.</summary>
    public const string CauseBothEnds = "cause.bothEnds";

    /// <summary>The links on one cable, fibre or duct fail together: its name, links failed, links it carries.</summary>
    public const string CauseSharedCarrier = "cause.sharedCarrier";

    /// <summary>The links of one card or shelf fail together, the card reports nothing: its name, links failed, links it carries.</summary>
    public const string CauseCardSilent = "cause.cardSilent";

    /// <summary>The neighbours lost the device and it says nothing: device, links lost, links it has.</summary>
    public const string CauseDeviceSilent = "cause.deviceSilent";

    /// <summary>Devices that it controls are out together: cause, number, of number.</summary>
    public const string CauseUncontrolled = "cause.uncontrolled";

    /// <summary>The neighbours lost every device of the site: site, links lost, links it has.</summary>
    public const string CauseSiteSilent = "cause.siteSilent";

    /// <summary>The site runs on battery, nothing is down: site.</summary>
    public const string CauseSiteOnBattery = "cause.siteOnBattery";

    /// <summary>The site reported its power gone, then its devices fell silent: site, links lost, links it has.</summary>
    public const string CauseSitePower = "cause.sitePower";

    /// <summary>The session is lost at both ends, what carries it stands: session.</summary>
    public const string CauseSessionBothEnds = "cause.sessionBothEnds";

    /// <summary>The session is lost at one end only: peer.</summary>
    public const string CauseSessionOneEnd = "cause.sessionOneEnd";

    /// <summary>A person said so: user, name.</summary>
    public const string CauseStated = "cause.stated";

    // Why an alarm is in the fault.

    /// <summary>It is on the cause itself: object.</summary>
    public const string AlarmOnCause = "alarm.onCause";

    /// <summary>Its object is part of the cause: object, cause.</summary>
    public const string AlarmContained = "alarm.contained";

    /// <summary>Its object is an end of the link that failed: object, link.</summary>
    public const string AlarmLinkEnd = "alarm.linkEnd";

    /// <summary>Its object ends a link that rides on the cause: object, link, cause.</summary>
    public const string AlarmCarried = "alarm.carried";

    /// <summary>Its object faces the cause over a link: object, link, cause.</summary>
    public const string AlarmFarEnd = "alarm.farEnd";

    /// <summary>Its session runs over the cause: object, cause.</summary>
    public const string AlarmSession = "alarm.session";

    /// <summary>It belonged to the fault under an earlier cause and is cleared: object.</summary>
    public const string AlarmEarlier = "alarm.earlier";

    /// <summary>It gives no service without who controls it: object, cause.</summary>
    public const string AlarmUncontrolled = "alarm.uncontrolled";

    /// <summary>A person put it here: user, object.</summary>
    public const string AlarmStated = "alarm.stated";

    /// <summary>A relation of a rule pack says that it follows: object, condition of the cause, object of the cause, relation.</summary>
    public const string AlarmRelated = "alarm.related";

    // What speaks for and against the cause.

    /// <summary>Links that failed as the cause would make them: number, of number.</summary>
    public const string EvidenceLinksFailed = "evidence.linksFailed";

    /// <summary>Links of which one end only reports: number.</summary>
    public const string EvidenceOneEnded = "evidence.oneEnded";

    /// <summary>Links from which no report has come yet; it may still be late: number.</summary>
    public const string EvidenceNotYet = "evidence.notYet";

    /// <summary>A link that should have failed and from which nobody reports: link.</summary>
    public const string EvidenceLinkSilent = "evidence.linkSilent";

    /// <summary>A link that came back while the cause stands: link.</summary>
    public const string EvidenceLinkRestored = "evidence.linkRestored";

    /// <summary>An alarm on the cause itself: condition, object.</summary>
    public const string EvidenceOwnAlarm = "evidence.ownAlarm";

    /// <summary>The cause would be expected to report itself and does not: cause.</summary>
    public const string EvidenceNoOwnAlarm = "evidence.noOwnAlarm";

    /// <summary>A device said to be down sent reports of its own: device, number.</summary>
    public const string EvidenceDeviceHeard = "evidence.deviceHeard";

    /// <summary>The device is silent since the onset: device.</summary>
    public const string EvidenceDeviceSilent = "evidence.deviceSilent";

    /// <summary>None of the devices that it parts from the rest of the network has been heard since the onset: number of these.</summary>
    public const string EvidenceBehindSilent = "evidence.behindSilent";

    /// <summary>Devices that it should part from the rest of the network were heard since the onset: number, of number.</summary>
    public const string EvidenceBehindHeard = "evidence.behindHeard";

    /// <summary>Only a small part of the network is heard since the onset, all else has fallen silent: name of the cause, which parts the two.</summary>
    public const string EvidenceOnlyVoice = "evidence.onlyVoice";

    /// <summary>Nobody is heard who would say whether a device lives; what runs over it is told as impaired: device.</summary>
    public const string EvidenceMayBeDead = "evidence.mayBeDead";

    /// <summary>It may be what broke instead; what runs over it is told as impaired: name.</summary>
    public const string EvidenceMayBeBroken = "evidence.mayBeBroken";

    /// <summary>The device restarted: device.</summary>
    public const string EvidenceRestart = "evidence.restart";

    /// <summary>Devices that it controls are out: number, of number.</summary>
    public const string EvidenceUncontrolled = "evidence.uncontrolled";

    /// <summary>It was heard that the device's power failed: device.</summary>
    public const string EvidenceGasp = "evidence.gasp";

    /// <summary>Devices of the site were hot before they fell silent, half of them at least: site.</summary>
    public const string EvidenceOverheated = "evidence.overheated";

    // Steps in a fault's life.

    /// <summary>Cause.</summary>
    public const string StepOpened = "step.opened";

    /// <summary>The cause was named anew: before, after.</summary>
    public const string StepRerooted = "step.rerooted";

    /// <summary>Another fault turned out to be part of this one: its id.</summary>
    public const string StepTookOver = "step.tookOver";

    /// <summary>It turned out to be part of another fault: its id.</summary>
    public const string StepMergedInto = "step.mergedInto";

    /// <summary>Part of it turned out to be a fault of its own: alarms that left.</summary>
    public const string StepSplit = "step.split";

    /// <summary>A person made it a fault of its own: the fault its alarms were in.</summary>
    public const string StepSplitFrom = "step.splitFrom";

    /// <summary>A person left alarms and cause to the engine again.</summary>
    public const string StepReleased = "step.released";

    /// <summary>It stood for the settling time.</summary>
    public const string StepSettled = "step.settled";

    /// <summary>Planned work explains it: its id.</summary>
    public const string StepPlannedWorkStarted = "step.plannedWorkStarted";

    /// <summary>Planned work no longer explains it: its id.</summary>
    public const string StepPlannedWorkEnded = "step.plannedWorkEnded";

    public const string StepResolved = "step.resolved";
    public const string StepReopened = "step.reopened";
    public const string StepAcknowledged = "step.acknowledged";
    public const string StepUnacknowledged = "step.unacknowledged";

    /// <summary>An acknowledgement's time was up: whose it was.</summary>
    public const string StepAcknowledgementEnded = "step.acknowledgementEnded";

    /// <summary>It was given to a person: who.</summary>
    public const string StepAssigned = "step.assigned";

    /// <summary>It was taken from a person: who.</summary>
    public const string StepUnassigned = "step.unassigned";

    /// <summary>An assignment's time was up: whose it was.</summary>
    public const string StepAssignmentEnded = "step.assignmentEnded";

    /// <summary>The comment's text.</summary>
    public const string StepCommented = "step.commented";

    // Why an entity is a runner-up.

    /// <summary>It would explain so many of the fault's alarms: number, of number.</summary>
    public const string CandidateExplains = "candidate.explains";
}
