namespace Assurance.Model.Alarms;

/// <summary>X.733 and X.736 event type, numbered as IANAItuEventType (RFC 3877).</summary>
public enum EventType
{
    Other = 1,
    Communications = 2,
    QualityOfService = 3,
    ProcessingError = 4,
    Equipment = 5,
    Environmental = 6,
    IntegrityViolation = 7,
    OperationalViolation = 8,
    PhysicalViolation = 9,
    SecurityServiceOrMechanismViolation = 10,
    TimeDomainViolation = 11,
}

/// <summary>The spelling of event types in TMF642 <c>alarmType</c>.</summary>
public static class EventTypeNames
{
    public static string Tmf(this EventType type) => type switch
    {
        EventType.Communications => "communicationsAlarm",
        EventType.QualityOfService => "qualityOfServiceAlarm",
        EventType.ProcessingError => "processingErrorAlarm",
        EventType.Equipment => "equipmentAlarm",
        EventType.Environmental => "environmentalAlarm",
        EventType.IntegrityViolation => "integrityViolation",
        EventType.OperationalViolation => "operationalViolation",
        EventType.PhysicalViolation => "physicalViolation",
        EventType.SecurityServiceOrMechanismViolation => "securityService",
        EventType.TimeDomainViolation => "timeDomainViolation",
        _ => "other",
    };
}
