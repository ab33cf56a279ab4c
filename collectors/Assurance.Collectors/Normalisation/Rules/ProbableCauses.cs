using System.Collections.Frozen;
using System.Globalization;
using Assurance.Model.Alarms;

namespace Assurance.Collectors.Normalisation.Rules;

/// <summary>IANAItuProbableCause (IANA-ITU-ALARM-TC-MIB, RFC 3877). The spellings are the registry's, which it has frozen with their errors.</summary>
internal static class ProbableCauses
{
    private static readonly (int First, string Names)[] Ranges =
    [
        (1, "aIS callSetUpFailure degradedSignal farEndReceiverFailure framingError lossOfFrame lossOfPointer lossOfSignal payloadTypeMismatch " +
            "transmissionError remoteAlarmInterface excessiveBER pathTraceMismatch unavailable signalLabelMismatch lossOfMultiFrame receiveFailure " +
            "transmitFailure modulationFailure demodulationFailure broadcastChannelFailure connectionEstablishmentError invalidMessageReceived " +
            "localNodeTransmissionError remoteNodeTransmissionError routingFailure"),
        (51, "backplaneFailure dataSetProblem equipmentIdentifierDuplication externalIFDeviceProblem lineCardProblem multiplexerProblem " +
            "nEIdentifierDuplication powerProblem processorProblem protectionPathFailure receiverFailure replaceableUnitMissing " +
            "replaceableUnitTypeMismatch synchronizationSourceMismatch terminalProblem timingProblem transmitterFailure trunkCardProblem " +
            "replaceableUnitProblem realTimeClockFailure antennaFailure batteryChargingFailure diskFailure frequencyHoppingFailure iODeviceError " +
            "lossOfSynchronisation lossOfRedundancy powerSupplyFailure signalQualityEvaluationFailure tranceiverFailure protectionMechanismFailure " +
            "protectingResourceFailure"),
        (101, "airCompressorFailure airConditioningFailure airDryerFailure batteryDischarging batteryFailure commercialPowerFailure " +
            "coolingFanFailure engineFailure fireDetectorFailure fuseFailure generatorFailure lowBatteryThreshold pumpFailure rectifierFailure " +
            "rectifierHighVoltage rectifierLowFVoltage ventilationsSystemFailure enclosureDoorOpen explosiveGas fire flood highHumidity " +
            "highTemperature highWind iceBuildUp intrusionDetection lowFuel lowHumidity lowCablePressure lowTemperatue lowWater smoke toxicGas " +
            "coolingSystemFailure externalEquipmentFailure externalPointFailure"),
        (151, "storageCapacityProblem memoryMismatch corruptData outOfCPUCycles sfwrEnvironmentProblem sfwrDownloadFailure lossOfRealTimel " +
            "applicationSubsystemFailure configurationOrCustomisationError databaseInconsistency fileError outOfMemory softwareError timeoutExpired " +
            "underlayingResourceUnavailable versionMismatch"),
        (201, "bandwidthReduced congestion excessiveErrorRate excessiveResponseTime excessiveRetransmissionRate reducedLoggingCapability " +
            "systemResourcesOverload"),
        (500, "adapterError applicationSubsystemFailture bandwidthReducedX733 callEstablishmentError communicationsProtocolError " +
            "communicationsSubsystemFailure configurationOrCustomizationError congestionX733 coruptData cpuCyclesLimitExceeded dataSetOrModemError " +
            "degradedSignalX733 dteDceInterfaceError enclosureDoorOpenX733 equipmentMalfunction excessiveVibration fileErrorX733 fireDetected " +
            "framingErrorX733 heatingVentCoolingSystemProblem humidityUnacceptable inputOutputDeviceError inputDeviceError lanError leakDetected " +
            "localNodeTransmissionErrorX733 lossOfFrameX733 lossOfSignalX733 materialSupplyExhausted multiplexerProblemX733 outOfMemoryX733 " +
            "ouputDeviceError performanceDegraded powerProblems pressureUnacceptable processorProblems pumpFailureX733 queueSizeExceeded " +
            "receiveFailureX733 receiverFailureX733 remoteNodeTransmissionErrorX733 resourceAtOrNearingCapacity responseTimeExecessive " +
            "retransmissionRateExcessive softwareErrorX733 softwareProgramAbnormallyTerminated softwareProgramError storageCapacityProblemX733 " +
            "temperatureUnacceptable thresholdCrossed timingProblemX733 toxicLeakDetected transmitFailureX733 transmiterFailure " +
            "underlyingResourceUnavailable versionMismatchX733"),
        (600, "authenticationFailure breachOfConfidentiality cableTamper delayedInformation denialOfService duplicateInformation informationMissing " +
            "informationModificationDetected informationOutOfSequence keyExpired nonRepudiationFailure outOfHoursActivity outOfService proceduralError " +
            "unauthorizedAccessAttempt unexpectedInformation"),
        (1024, "other"),
    ];

    private static readonly FrozenDictionary<int, ProbableCause> ByNumber = Ranges
        .SelectMany(r => r.Names.Split(' ').Select((name, i) => new ProbableCause(r.First + i, name)))
        .ToFrozenDictionary(c => c.Number);

    private static readonly FrozenDictionary<string, ProbableCause> ByName =
        ByNumber.Values.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Every name, in order.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    /// <summary>By number, by name, or by both where they agree (<c>8 lossOfSignal</c>); null when the registry has no such cause.</summary>
    public static ProbableCause? Find(string text)
    {
        ProbableCause? found = null;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var cause = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? ByNumber.TryGetValue(number, out var numbered) ? numbered : (ProbableCause?)null
                : ByName.TryGetValue(word, out var named) ? named : null;
            if (cause is null || (found is not null && found != cause))
            {
                return null;
            }

            found = cause;
        }

        return found;
    }
}
