using System.Text;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Matching;
using Assurance.Model.Alarms;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;
using Assurance.Snmp;
using Assurance.Tests.Support;
using FsCheck.Fluent;

namespace Assurance.Tests.Collectors.Normalisation;

public sealed class NormaliserTests
{
    private static readonly Oid LinkDown = Oid.Parse("1.3.6.1.6.3.1.1.5.3");

    [Fact]
    public void What_no_rule_knows_is_an_indeterminate_event_on_its_sender_with_its_text()
    {
        var first = Assert.Single(StandardPacks.OfLog("<11>Mar  8 20:34:46 r1 mystery: the flux of unit 17 is at 12 percent").Reports);
        var second = Assert.Single(StandardPacks.OfLog("<11>Mar  8 20:35:46 r1 mystery: the flux of unit 4 is at 99 percent").Reports);
        var other = Assert.Single(StandardPacks.OfLog("<11>Mar  8 20:35:46 r1 mystery: the flux capacitor melts").Reports);

        Assert.Equal((AlarmAction.Event, Conditions.Unknown, PerceivedSeverity.Indeterminate), (first.Action, first.Condition, first.Severity));
        Assert.Equal(("device", "192.0.2.9"), (first.Object.Kind, first.Object.Id));
        Assert.Equal("the flux of unit 17 is at 12 percent", first.Text);
        Assert.Equal(first.Key, second.Key);
        Assert.NotEqual(first.Key, other.Key);
    }

    [Fact]
    public void An_unknown_notification_keeps_its_name_and_its_maker()
    {
        var outcome = Of(Trap("1.3.6.1.4.1.2011.99.1", ("1.3.6.1.2.1.2.2.1.2.7", SnmpValue.OctetString("GE0/0/1"))));

        var report = Assert.Single(outcome.Reports);
        Assert.Equal((null, "Huawei", AlarmAction.Event), (outcome.Rule, outcome.Vendor, report.Action));
        Assert.Equal("1.3.6.1.4.1.2011.99.1: ifDescr.7=GE0/0/1", report.Text);
    }

    [Theory]
    [InlineData("Power supply 2 has failed", AlarmAction.Raise, "powerSupplyFailure")]
    [InlineData("Power supply 2 is OK", AlarmAction.Clear, "powerSupplyFailure")]
    [InlineData("User admin logged in", AlarmAction.Event, Conditions.Unknown)]
    public void An_unknown_notification_means_what_the_sentence_it_binds_says(string sentence, AlarmAction action, string condition)
    {
        var report = Assert.Single(Of(Trap(
            "1.3.6.1.4.1.99999.0.1",
            ("1.3.6.1.2.1.1.6.0", SnmpValue.OctetString("where fan 3 failed")),
            ("1.3.6.1.4.1.99999.1.0", SnmpValue.Integer(4)),
            ("1.3.6.1.4.1.99999.2.0", SnmpValue.OctetString(sentence)))).Reports);

        Assert.Equal((action, condition), (report.Action, report.Condition));
        Assert.Contains("=" + sentence, report.Text);
    }

    // By ifIndex's value, by any column's row, by either name; of two interfaces none is it.
    [Theory]
    [InlineData("1.3.6.1.2.1.2.2.1.1.7", "7", "", "", "interface", "ifIndex 7")]
    [InlineData("1.3.6.1.2.1.2.2.1.1.0", "7", "", "", "interface", "ifIndex 7")]
    [InlineData("1.3.6.1.2.1.2.2.1.8.7", "2", "1.3.6.1.2.1.2.2.1.7.7", "1", "interface", "ifIndex 7")]
    [InlineData("1.3.6.1.2.1.2.2.1.2.7", "GE0/0/1", "", "", "interface", "GE0/0/1")]
    [InlineData("1.3.6.1.2.1.31.1.1.1.1.7", "ge-0/0/1", "1.3.6.1.4.1.99999.1.0", "x", "interface", "ge-0/0/1")]
    [InlineData("1.3.6.1.2.1.2.2.1.1.7", "7", "1.3.6.1.2.1.2.2.1.1.8", "8", "device", "192.0.2.9")]
    [InlineData("1.3.6.1.2.1.2.2.1.1.0", "0", "", "", "device", "192.0.2.9")]
    [InlineData("1.3.6.1.2.1.2.2.1.8.7.1", "7", "", "", "device", "192.0.2.9")]
    public void An_unknown_notification_is_an_event_on_the_interface_it_names(string name, string value, string otherName, string otherValue, string kind, string shown)
    {
        (string, SnmpValue)[] bindings = [(name, SnmpValue.OctetString(value)), .. otherName.Length > 0 ? [(otherName, SnmpValue.OctetString(otherValue))] : Array.Empty<(string, SnmpValue)>()];

        var report = Assert.Single(Of(Trap("1.3.6.1.4.1.99999.0.1", bindings)).Reports);

        Assert.Equal((AlarmAction.Event, Conditions.Unknown, kind, shown), (report.Action, report.Condition, report.Object.Kind, report.Object.Name));
    }

    // Silver Peak's active alarms: a notification that no rule names, of the row 4.
    [Theory]
    [InlineData(4, AlarmAction.Raise, PerceivedSeverity.Critical)]
    [InlineData(1, AlarmAction.Raise, PerceivedSeverity.Warning)]
    [InlineData(5, AlarmAction.Clear, PerceivedSeverity.Cleared)]
    [InlineData(0, AlarmAction.Event, PerceivedSeverity.Indeterminate)]
    public void An_unknown_notification_is_what_the_severity_it_binds_says(int severity, AlarmAction action, PerceivedSeverity told)
    {
        var outcome = Of(Trap("1.3.6.1.4.1.23867.99.0.1", ("1.3.6.1.4.1.23867.3.1.1.2.1.1.3.4", SnmpValue.Integer(severity))));

        var report = Assert.Single(outcome.Reports);
        Assert.Equal(("severities.active", action, told, "4"), (outcome.Rule, report.Action, report.Severity, report.Qualifier));
    }

    [Fact]
    public void A_severity_says_nothing_of_a_notification_that_a_rule_names() =>
        Assert.Equal("ietf.linkDown", Of(Trap("1.3.6.1.6.3.1.1.5.3", ("1.3.6.1.2.1.2.2.1.1.7", SnmpValue.Integer(7)), ("1.3.6.1.4.1.99999.1.1.0", SnmpValue.OctetString("cleared")))).Rule);

    [Fact]
    public void A_link_its_operator_shut_stands_as_nothing()
    {
        var report = Assert.Single(Of(Link(admin: 2)).Reports);

        Assert.Equal((AlarmAction.Event, ServiceEffect.None), (report.Action, report.Effect));
        Assert.Equal(AlarmAction.Raise, Assert.Single(Of(Link(admin: 1)).Reports).Action);
    }

    // RFC 3584 §3.1: a v1 sender's X.N arrives as X.0.N.
    [Theory]
    [InlineData("1.3.6.1.4.1.2636.4.1.9")]
    [InlineData("1.3.6.1.4.1.2636.4.1.0.9")]
    public void A_rule_knows_its_notification_in_both_forms(string trap) =>
        Assert.Equal("juniper.fruFailed", Of(Trap(trap, ("1.3.6.1.4.1.2636.3.1.15.1.5.7.1.0.0", SnmpValue.OctetString("FPC 0")))).Rule);

    // RFC 7331: the two bindings of bfdSessDiag are the ends of a range.
    [Fact]
    public void A_range_of_rows_is_a_report_each()
    {
        var diag = "1.3.6.1.2.1.222.1.2.1.8.";

        var outcome = Of(Trap("1.3.6.1.2.1.222.0.2", (diag + "4", SnmpValue.Integer(1)), (diag + "6", SnmpValue.Integer(1))));

        Assert.Equal(["bfd 4", "bfd 5", "bfd 6"], outcome.Reports.Select(r => r.Object.Name));
    }

    [Theory]
    [InlineData(4, AlarmAction.Raise, PerceivedSeverity.Major)]
    [InlineData(6, AlarmAction.Event, PerceivedSeverity.Indeterminate)]
    public void A_message_within_a_notification_that_no_rule_of_the_log_knows_is_what_the_notification_says(int severity, AlarmAction action, PerceivedSeverity told)
    {
        var row = "1.3.6.1.4.1.2636.3.35.1.1.1.";

        var outcome = Of(Trap("1.3.6.1.4.1.2636.4.12.0.1",
            (row + "2.7", SnmpValue.OctetString("XYZZYD_ODD")), (row + "4.7", SnmpValue.Integer(severity)), (row + "8.7", SnmpValue.OctetString("xyzzy"))));

        var report = Assert.Single(outcome.Reports);
        Assert.Equal(("juniper.syslogTrap", action, told, "XYZZYD_ODD"), (outcome.Rule, report.Action, report.Severity, report.Qualifier));
    }

    [Fact]
    public void A_message_within_a_notification_goes_to_the_log_s_rules()
    {
        var row = "1.3.6.1.4.1.9.9.41.1.2.3.1.";

        var outcome = Of(Trap("1.3.6.1.4.1.9.9.41.2.0.1",
            (row + "2.7", SnmpValue.OctetString("LINK")), (row + "3.7", SnmpValue.Integer(4)),
            (row + "4.7", SnmpValue.OctetString("UPDOWN")), (row + "5.7", SnmpValue.OctetString("Interface Gi0/1, changed state to up"))));

        Assert.Equal(("cisco.link", AlarmAction.Clear), (outcome.Rule, Assert.Single(outcome.Reports).Action));
    }

    // A notification whose condition alone does not tell its instances apart: what does, the log lists as the notification binds it.
    [Theory]
    [InlineData("active", "", AlarmAction.Raise)]
    [InlineData("clear", "-clearType=service_resume", AlarmAction.Clear)]
    public void A_log_tells_the_instances_of_a_notification_apart_as_the_notification_does(string state, string how, AlarmAction action)
    {
        var row = "1.3.6.1.4.1.2011.5.25.227.1.1.";
        var notified = Assert.Single(Of(Trap("1.3.6.1.4.1.2011.5.25.227.2.1.18",
            (row + "1.3", SnmpValue.Integer(3)), (row + "2.3", SnmpValue.Integer(7)), (row + "3.3", SnmpValue.OctetString("tunnels")))).Reports);

        var logged = Assert.Single(StandardPacks.OfLog(
            $"<186>Jul 1 2026 10:22:12 r1 %%01FWD/2/hwBoardResThresholdExceed_{state}(l):CID=0x80a4-alarmID=0x00d2{how};Resource. (BoardIndex=3, ResType=7, ResName=tunnels, EntPhysicalName=LPU 3)").Reports);

        Assert.Equal(("boardResource", "3 tunnels", "device"), (notified.Condition, notified.Qualifier, notified.Object.Kind));
        Assert.Equal((action, notified.Condition, notified.Qualifier, notified.Object.Kind), (logged.Action, logged.Condition, logged.Qualifier, logged.Object.Kind));
    }

    // The text gives the identifier: 1.3.6.1.4.1.2011.5.25.227.2.1.18 is hwBoardResThresholdExceed, and .19 its end.
    [Theory]
    [InlineData("18", AlarmAction.Raise)]
    [InlineData("19", AlarmAction.Clear)]
    public void A_log_that_gives_a_notifications_identifier_means_what_the_notification_means(string number, AlarmAction action)
    {
        var logged = Assert.Single(StandardPacks.OfLog(
            $"<188>Aug  2 2026 09:02:34 r1 FWD/2/RESOURCE:OID 1.3.6.1.4.1.2011.5.25.227.2.1.{number} The resource changed. (BoardIndex=3, ResType=7, ResName=tunnels)").Reports);

        Assert.Equal((action, "boardResource", "3 tunnels"), (logged.Action, logged.Condition, logged.Qualifier));
    }

    [Fact]
    public void An_identifier_that_no_rule_names_decides_nothing() =>
        Assert.Null(StandardPacks.OfLog("<188>Aug  2 2026 09:02:34 r1 FWD/5/RESOURCE:OID 1.3.6.1.4.1.2011.99.1 The resource changed. (BoardIndex=3)").Rule);

    [Fact]
    public void No_text_breaks_it()
    {
        var pieces = Gen.Elements(
            "%LINK-3-UPDOWN:", "%%01IFNET/4/IF_STATE(l)[", "Interface ", "{", "|", "[", "]", "\\", "neighbor ", "192.0.2.1", "::1", ":::", "down", "UP", " state ", "%", "/4/", "(", ")=",
            "SNMP_TRAP_LINK_DOWN", ": ", "alarm 6 occurred %", "\u0000", "中", "ge-0/0/1", "-9999999999999", "<189>", "<191>1 - - - - - [x y=\"z\"] ", "Peer ", "interface,info ");
        Properties.Hold(pieces.ListOf().Select(string.Concat), text => Of(Encoding.UTF8.GetBytes("<189>" + text)));

        static bool Of(byte[] bytes)
        {
            var entry = new DatagramEntry(1, StandardPacks.At, Transport.SyslogUdp, "192.0.2.9", 514, bytes);
            return !DatagramDecoder.TryDecode(entry, out var decoded, out _)
                || Normaliser.Normalise(decoded, StandardPacks.Rules, NetworkInventory.Empty).Reports.All(r => r.Text.Length <= 4000);
        }
    }

    [Fact]
    public void Work_on_a_text_is_bounded_by_its_length()
    {
        var template = Template.Compile("a {x} a {y} a {z} b");
        var text = string.Concat(Enumerable.Repeat("a ", 20_000));
        var start = TimeProvider.System.GetTimestamp();

        Assert.Null(template.Match(LogText.Of(text)));
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }

    private static SnmpNotification Link(int admin) => new(SnmpVersion.V2c, NotificationKind.Trap, LinkDown,
    [
        new(Oid.Parse("1.3.6.1.2.1.2.2.1.1.7"), SnmpValue.Integer(7)),
        new(Oid.Parse("1.3.6.1.2.1.2.2.1.7.7"), SnmpValue.Integer(admin)),
    ]);

    private static SnmpNotification Trap(string oid, params (string Name, SnmpValue Value)[] bindings) =>
        new(SnmpVersion.V2c, NotificationKind.Trap, Oid.Parse(oid), [.. bindings.Select(b => new VarBind(Oid.Parse(b.Name), b.Value))]);

    private static Normalised Of(SnmpNotification notification) => Normaliser.Normalise(
        new DecodedNotification(new(1, StandardPacks.At, Transport.Snmp, "192.0.2.9", 162, Array.Empty<byte>()), notification), StandardPacks.Rules, NetworkInventory.Empty);
}
