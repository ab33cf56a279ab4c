using System.Text.Json.Nodes;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Collectors.Normalisation.Wording;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>Notifications that no rule knows, of modules that were imported.</summary>
public sealed class ImportedNotificationTests
{
    private const string Acme = "1.3.6.1.4.1.99999";

    private const string Module = """
        ACME-MIB DEFINITIONS ::= BEGIN
        IMPORTS enterprises FROM SNMPv2-SMI;
        acme OBJECT IDENTIFIER ::= { enterprises 99999 }
        acmeAlarmState OBJECT-TYPE SYNTAX INTEGER { active(1), inactive(2) } MAX-ACCESS read-only STATUS current DESCRIPTION "x" ::= { acme 1 }
        acmeOperStatus OBJECT-TYPE SYNTAX INTEGER { active(1), inactive(2) } MAX-ACCESS read-only STATUS current DESCRIPTION "x" ::= { acme 2 }
        acmeSeverity OBJECT-TYPE SYNTAX INTEGER { clear(0), info(1), critical(4) } MAX-ACCESS read-only STATUS current DESCRIPTION "x" ::= { acme 3 }
        acmeAdminState OBJECT-TYPE SYNTAX INTEGER { up(1), down(2) } MAX-ACCESS read-only STATUS current DESCRIPTION "x" ::= { acme 4 }
        acmePump OBJECT-TYPE SYNTAX INTEGER MAX-ACCESS read-only STATUS current DESCRIPTION "x" ::= { acme 5 }
        acmePumpStopped NOTIFICATION-TYPE OBJECTS { acmePump } STATUS current DESCRIPTION "MAJOR: a pump stands" ::= { acme 0 1 }
        acmePumpStarted NOTIFICATION-TYPE OBJECTS { acmePump } STATUS current DESCRIPTION "x" ::= { acme 0 2 }
        acmeValveFault NOTIFICATION-TYPE OBJECTS { acmePump } STATUS current DESCRIPTION "x" ::= { acme 0 3 }
        acmeValveFaultClear NOTIFICATION-TYPE OBJECTS { acmePump } STATUS current DESCRIPTION "x" ::= { acme 0 4 }
        acmeThing NOTIFICATION-TYPE OBJECTS { acmePump } STATUS current DESCRIPTION "x" ::= { acme 0 5 }
        END
        """;

    private static readonly RuleSet Rules = Imported();

    [Fact]
    public void A_pair_by_name_is_one_alarm_a_row()
    {
        var raised = Told(3, ("5.7", 1));
        var cleared = Told(4, ("5.7", 1));

        Assert.Equal(("raise", "clear"), (raised.Action, cleared.Action));
        Assert.Equal(raised.Key, cleared.Key);
        Assert.NotEqual(raised.Key, Told(3, ("5.8", 1)).Key);
    }

    [Theory]
    [InlineData("1.7", 1, "raise")]
    [InlineData("1.7", 2, "clear")]
    [InlineData("2.7", 1, "clear")]
    [InlineData("2.7", 2, "raise")]
    [InlineData("4.7", 2, "event")]
    [InlineData("3.0", 4, "raise")]
    [InlineData("3.0", 0, "clear")]
    public void What_an_enumeration_says_is_the_direction_of_a_name_that_says_none(string binding, long value, string action) =>
        Assert.Equal(action, Told(5, (binding, value)).Action);

    [Theory]
    [InlineData("cardAlarmState", "alarmcleared alarmraised", "alarmraised", "broken")]
    [InlineData("lineAlarmStatus", "sonetAlarmDown sonetAlarmUp", "sonetAlarmUp", "whole")]
    [InlineData("contactAlarmStatus", "no-alarm alarm", "no-alarm", "whole")]
    [InlineData("contactAlarmStatus", "no-alarm alarm", "alarm", "broken")]
    [InlineData("imaAlarmStatus", "cleared declared", "declared", "broken")]
    [InlineData("fanFaultStatus", "true false", "false", "whole")]
    [InlineData("alarmSeverity", "cleared indeterminate major", "indeterminate", "")]
    [InlineData("alarmSeverity", "critical major minor", "major", "")]
    [InlineData("previousOperState", "up down", "down", "")]
    [InlineData("operState", "operational notOperational", "notOperational", "broken")]
    public void An_enumeration_that_has_words_for_both_says_which(string name, string words, string word, string state) =>
        Assert.Equal(state, BoundState.Of(name, word, words.Split(' ')).State);

    [Fact]
    public void A_bound_state_tells_the_end_of_what_its_name_says_is_wrong() => Assert.Equal("clear", Told(3, ("1.7", 2)).Action);

    [Fact]
    public void A_bound_severity_goes_before_what_the_module_states() => Assert.Equal("critical", Told(3, ("3.0", 4)).Severity);

    [Fact]
    public void A_notification_whose_bindings_alone_are_known_is_told_by_them()
    {
        var raised = Told(77, ("1.7", 1));
        var cleared = Told(77, ("1.7", 2));

        Assert.Equal(("raise", "clear", raised.Key), (raised.Action, cleared.Action, cleared.Key));
    }

    [Fact]
    public void It_stands_on_the_interface_that_it_binds() =>
        Assert.Equal("interface", (string?)Try(3, new VarBind(Oid.Parse("1.3.6.1.2.1.2.2.1.1.7"), SnmpValue.Integer(7)))["object"]!["kind"]);

    private static (string Action, string Key, string Severity) Told(uint number, (string Object, long Value) binding)
    {
        var told = Try(number, new VarBind(Oid.Parse($"{Acme}.{binding.Object}"), SnmpValue.Integer(binding.Value)));
        return ((string)told["action"]!, (string)told["key"]!, (string)told["severity"]!);
    }

    private static JsonNode Try(uint number, VarBind binding)
    {
        var trap = new SnmpMessage(SnmpVersion.V2c) { Community = "public", Pdu = SnmpPdu.Trap(7, 1234, Oid.Parse($"{Acme}.0.{number}"), binding) };
        return RulesTry.Of($$"""{"transport":"snmp","hex":"{{Convert.ToHexString(trap.Encode())}}"}""", Rules)[0]!;
    }

    private static RuleSet Imported()
    {
        using var scratch = new PackFolder();
        var module = scratch.Write("ACME-MIB.txt", Module);
        MibImport.Run([module], null, null, scratch.Path, TextWriter.Null);
        return RulePackLoader.Compile(PackBundle.Read([RulePackLoader.StandardFolder], scratch.Path));
    }
}
