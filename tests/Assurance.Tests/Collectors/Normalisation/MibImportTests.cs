using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Assurance.Collectors.Normalisation.Tools;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Smi;
using Assurance.Snmp;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>Modules as vendors write them, and the packs drafted from them: a case is a folder in <c>mib-import</c>.</summary>
public sealed class MibImportTests(ITestOutputHelper output)
{
    private static readonly string Module = Path.Combine(Cases(), "acme-power", "ACME-POWER-MIB.txt");

    public static TheoryData<string> Folders() => [.. Directory.EnumerateDirectories(Cases()).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_module_is_read_its_errors_named_and_a_pack_drafted(string name)
    {
        var folder = Path.Combine(Cases(), name);
        using var scratch = new PackFolder();
        var draft = Path.Combine(scratch.Path, "draft.yaml");

        var (told, read) = Import([.. Directory.GetFiles(folder, "*-MIB.txt").Order(StringComparer.Ordinal)], draft);

        Assert.True(read);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "expected.txt")), told.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "expected.yaml")), File.ReadAllText(draft));
    }

    [Theory]
    [InlineData("acme-power", 7)]
    [InlineData("oddities", 8)]
    [InlineData("whole-set", 11)]
    public void A_draft_loads_as_a_pack_and_the_cases_drafted_with_it_pass(string name, int passed)
    {
        using var scratch = new PackFolder();

        var told = Finished(scratch, Directory.GetFiles(Path.Combine(Cases(), name), "*-MIB.txt"));

        Assert.Contains($"{passed} passed, 0 failed", told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_draft_of_a_large_set_loads_and_each_of_its_notifications_is_taken_by_its_own_row()
    {
        using var scratch = new PackFolder();
        using var modules = new PackFolder();
        foreach (var number in Enumerable.Range(1, 40))
        {
            modules.Write($"SET{number}-MIB.txt", LargeModule(number));
        }

        var told = Finished(scratch, Directory.GetFiles(modules.Path));

        Assert.Contains($"{40 * 24} passed, 0 failed", told, StringComparison.Ordinal);
    }

    // Twelve pairs, some of which bind an interface in one half alone; every fifth module forgets the end of a text.
    private static string LargeModule(int number)
    {
        var text = new StringBuilder($"SET{number}-MIB DEFINITIONS ::= BEGIN\nIMPORTS enterprises, NOTIFICATION-TYPE FROM SNMPv2-SMI ifIndex FROM IF-MIB\n");
        text.Append(CultureInfo.InvariantCulture, $"set{number} OBJECT IDENTIFIER ::= {{ enterprises 99990 {number} }}\n");
        foreach (var pair in Enumerable.Range(0, 12))
        {
            var (raise, clear) = pair % 3 == 0 ? ("Down", "Up") : pair % 3 == 1 ? ("Alarm", "AlarmResume") : ("OverThreshold", "BelowThreshold");
            foreach (var (word, place) in new[] { (raise, 2 * pair), (clear, (2 * pair) + 1) })
            {
                var bound = place % 5 == 0 ? "setLoad" : "ifIndex";
                text.Append(CultureInfo.InvariantCulture, $"set{number}Part{(char)('A' + pair)}{word} NOTIFICATION-TYPE\n  OBJECTS {{ {bound} }}\n  STATUS current\n");
                text.Append(CultureInfo.InvariantCulture, $"  DESCRIPTION \"Text{(number % 5 == 0 && place == 7 ? "" : "\"")}\n  ::= {{ set{number} {place + 1} }}\n");
            }
        }

        return text.Append("END\n").ToString();
    }

    // The draft and the cases drafted with it, run as a person would.
    private static string Finished(PackFolder scratch, string[] modules)
    {
        var draft = Path.Combine(scratch.Path, "draft.yaml");
        Import([.. modules.Order(StringComparer.Ordinal)], draft);
        var cases = File.ReadLines(draft).SkipWhile(line => line != "# pairs:").Select(line => line[2..]);
        scratch.Write("cases/draft.yaml", string.Join('\n', cases) + "\n");
        var told = new StringWriter();
        RulesTest.Run(scratch.Path, told);
        return told.ToString();
    }

    [Fact]
    public void Whatever_is_cut_out_of_a_module_costs_what_it_cuts_and_never_the_import()
    {
        var text = File.ReadAllText(Module);
        for (var at = 0; at < text.Length; at++)
        {
            foreach (var length in (int[])[1, 7, 40, text.Length])
            {
                var problems = new List<SmiProblem>();
                var modules = SmiParser.Read(text.Remove(at, Math.Min(length, text.Length - at)), "cut", problems);
                var catalogue = SmiCatalogue.Of(modules, problems);

                Assert.True(catalogue.Nodes.Length > 0 || problems.Count > 0, $"cut of {length} at {at}: silent");
            }
        }
    }

    [Fact]
    public void Names_a_vendor_pairs_are_found_to_be_pairs()
    {
        var pairs = File.ReadLines(CorpusTests.PathOf("mib-name-pairs.jsonl")).Select(line => JsonNode.Parse(line)!)
            .Select(pair => (Raise: NameOf(pair["raise"]!), Clear: NameOf(pair["clear"]!))).ToList();

        var found = pairs.Count(pair => NotificationGuess.Of([pair.Raise, pair.Clear]) is [{ Action: "raise", IsSure: true }, { Action: "clear", IsSure: true }]);

        output.WriteLine($"{found} of {pairs.Count} pairs guessed from their names");
        Assert.True(found >= pairs.Count * 0.9, $"{found} of {pairs.Count}");
    }

    // Guessed among all that their file pairs, as in a module. Of the others most are one notification that tells both ways, named twice by the file.
    [Fact]
    public void Published_pairs_are_found_among_the_names_of_their_file()
    {
        var files = File.ReadLines(CorpusTests.PathOf("alarm-pairs.jsonl")).Select(line => JsonNode.Parse(line)!).Where(node => (string?)node["kind"] == "pair")
            .Select(pair => (File: (string)pair["source"]!["path"]!, Raise: (string)pair["raise"]!["name"]!, Clear: (string)pair["clear"]!["name"]!))
            .Where(pair => pair.Raise != pair.Clear).Distinct().GroupBy(pair => pair.File);
        var (found, directed, total) = (0, 0, 0);
        foreach (var file in files)
        {
            var guesses = NotificationGuess.Of([.. file.SelectMany(pair => new[] { pair.Raise, pair.Clear }).Distinct()]).ToDictionary(guess => guess.Name);
            foreach (var pair in file)
            {
                total++;
                found += guesses[pair.Clear].Partner == pair.Raise ? 1 : 0;
                directed += guesses[pair.Raise].Action == "raise" && guesses[pair.Clear].Action == "clear" ? 1 : 0;
                if (guesses[pair.Clear].Partner != pair.Raise)
                {
                    output.WriteLine($"{pair.Raise} {guesses[pair.Raise].Action}, {pair.Clear} {guesses[pair.Clear].Action} of {guesses[pair.Clear].Partner}");
                }
            }
        }

        output.WriteLine($"{found} of {total} pairs found, {directed} with both directions");
        Assert.True(found >= total * 0.87, $"{found} of {total}");
    }

    [Fact]
    public void Names_of_the_packs_notifications_are_guessed_as_the_packs_have_them()
    {
        var modules = Directory.EnumerateFiles(RulePackLoader.StandardFolder, "*.yaml", SearchOption.AllDirectories)
            .Where(file => !file.Contains("cases", StringComparison.Ordinal)).Select(Rows).Where(rows => rows.Count > 0);
        var (agree, total) = (0, 0);
        foreach (var rows in modules)
        {
            var guesses = NotificationGuess.Of([.. rows.Select(row => row.Name)]);
            foreach (var (row, guess) in rows.Zip(guesses).Where(pair => pair.First.Action is "raise" or "clear"))
            {
                total++;
                agree += row.Action == guess.Action ? 1 : 0;
            }
        }

        output.WriteLine($"{agree} of {total} directions guessed");
        Assert.True(agree >= total * 0.87, $"{agree} of {total}");
    }

    [Fact]
    public void What_the_packs_take_a_notification_for_is_what_its_name_is_like()
    {
        var rows = Directory.EnumerateFiles(RulePackLoader.StandardFolder, "*.yaml", SearchOption.AllDirectories)
            .Where(file => !file.Contains("cases", StringComparison.Ordinal)).SelectMany(Rows).ToList();
        var likes = rows.Select(row => row.Condition.Split(':')).Where(parts => parts.Length == 2).GroupBy(parts => parts[0]).ToDictionary(own => own.Key, own => own.First()[1]);
        var told = rows.Where(row => row.Action is "raise" or "event").ToList();

        var agree = told.Count(row => ConditionGuess.Like(row.Name) == likes.GetValueOrDefault(row.Condition.Split(':')[0], row.Condition));

        output.WriteLine($"{agree} of {told.Count} conditions guessed");
        Assert.True(agree >= told.Count * 0.4, $"{agree} of {told.Count}");
    }

    [Theory]
    [InlineData("fragSessOverThreshold", "fragSessBelowThreshold", "thresholdCrossed")]
    [InlineData("unauthorizedApExist", "unauthorizedApClear", "vendorAlarm")]
    [InlineData("backupFailAlarm", "backupFailAlarmSuccess", "vendorAlarm")]
    [InlineData("unitRemoval", "unitInsertion", "vendorAlarm")]
    [InlineData("queueApplyFail", "queueApplySucess", "interfaceCongestion")]
    [InlineData("probeDelayAlarm", "probeDelayAlarmCancel", "probeFailed")]
    [InlineData("overTemperature", "temperatureOK", "highTemperature")]
    [InlineData("peerBackwardTransition", "peerEstablished", "vendorAlarm")]
    [InlineData("powerSupplyFaulted", "powerSupplyOnline", "powerSupplyFailure")]
    [InlineData("lagMemberInactive", "lagMemberActive", "bandwidthReduced")]
    [InlineData("ipsecTunnelStop", "ipsecTunnelStart", "tunnelDown")]
    [InlineData("memoryOverload", "memoryOverloadRestore", "lowMemory")]
    [InlineData("poePowerOff", "poePowerOn", "poeFault")]
    [InlineData("lineLofTrap", "lineNoLofTrap", "lossOfFrame")]
    [InlineData("noSignalFromRadio", "signalFromRadio", "vendorAlarm")]
    [InlineData("sourceNotAvailable", "sourceAvailable", "vendorAlarm")]
    [InlineData("txLevelOutOfRange", "txLevelInRange", "opticalPower")]
    [InlineData("synthUnLock", "synthLock", "vendorAlarm")]
    [InlineData("certExpired", "certUnexpired", "authenticationFailure")]
    [InlineData("sessionThresholdExceeded", "sessionUnderThreshold", "thresholdCrossed")]
    [InlineData("unitOverloaded", "unitNoLongerOverloaded", "vendorAlarm")]
    [InlineData("gatewayNotReachable", "gatewayReachable", "deviceUnreachable")]
    [InlineData("cardNotConfigured", "cardConfigured", "configurationError")]
    [InlineData("nameUnresolvable", "nameResolvable", "vendorAlarm")]
    [InlineData("fanFault", "fanFaultCleard", "fanFailure")]
    [InlineData("powerSupplyDwon", "powerSupplyUp", "powerSupplyFailure")]
    [InlineData("temperatureCritical", "temperatureNonCritical", "highTemperature")]
    [InlineData("nodeFirmwareUpdateFailed", "nodeFirmwareUpdated", "softwareFault")]
    [InlineData("cpuThresholdExceeded", "cpuThresholdBackToNormal", "highCpu")]
    [InlineData("nodeOutOfService", "nodeBackToInService", "softwareFault")]
    [InlineData("clusterAppStopped", "clusterAppStart", "redundancyLost")]
    [InlineData("peerGwDnNotify", "peerGwUpNotify", "serverFarmDegraded")]
    [InlineData("bearerAlrmActv", "bearerAlrmClr", "vendorAlarm")]
    [InlineData("hostGreenToRed", "hostRedToGreen", "vendorAlarm")]
    [InlineData("audioSilenceTrue", "audioSilenceFalse", "vendorAlarm")]
    [InlineData("splitBrainDetected", "splitBrainCorrected", "vendorAlarm")]
    [InlineData("lineLosActive", "lineLosInActive", "lossOfSignal")]
    public void Names_that_pair_otherwise_than_by_one_word_are_pairs_too(string raise, string clear, string condition)
    {
        Assert.Equal([("raise", clear), ("clear", raise)], NotificationGuess.Of([raise, clear]).Select(g => (g.Action, g.Partner!)));
        Assert.Equal(condition, ConditionGuess.Like(raise));
    }

    [Fact]
    public void Too_much_and_too_little_of_one_thing_are_two_faults() =>
        Assert.All(NotificationGuess.Of(["feedOverVoltage", "feedUnderVoltage"]), guess => Assert.Equal(("raise", (string?)null), (guess.Action, guess.Partner)));

    [Theory]
    [InlineData("acmeVlanAdded", "acmeVlanRemoved")]
    [InlineData("acmeGuestUserLoggedIn", "acmeGuestUserLoggedOut")]
    [InlineData("startTftp", "endTftp")]
    public void Who_comes_and_goes_is_no_fault(string one, string other) =>
        Assert.All(NotificationGuess.Of([one, other]), guess => Assert.Equal(("event", (string?)null), (guess.Action, guess.Partner)));

    [Theory]
    [InlineData("acmePortSuspended")]
    [InlineData("acmeAddressShortageNotify")]
    [InlineData("acmeResourceUsageMinorEvent")]
    [InlineData("acmeModuleUnsupported")]
    public void What_lasts_by_its_words_is_a_raise_without_a_partner(string name) => Assert.Equal("raise", NotificationGuess.Of([name]).Single().Action);

    [Theory]
    [InlineData("waterAlarm", "SEVERE: The water is too low.", null, "critical")]
    [InlineData("waterAlarm", "[Warning] The water is low.", null, "warning")]
    [InlineData("waterAlarm", "The water is low. Severity: Major.", null, "major")]
    [InlineData("waterAlarm", "A trap whose severity level is 'minor'.", null, "minor")]
    [InlineData("waterAlarm", "INFORMATIONAL: The water is well.", null, null)]
    [InlineData("waterAlarm", "The severity of the water.", null, null)]
    [InlineData("waterMajorAlarm", "", null, "major")]
    [InlineData("waterAlarm", "WARNING: The water is low.", "MINOR", "minor")]
    public void A_severity_is_read_where_the_module_states_one(string name, string description, string? annotation, string? severity) =>
        Assert.Equal(severity, SeverityGuess.Of(name, description, annotation));

    [Theory]
    [InlineData("waterAlarm", "The water level is too low.", "raise")]
    [InlineData("waterTrap", "This trap is sent when the water level\n   returns to normal.", "clear")]
    [InlineData("pathTrap", "Sent when the operational state of a path has changed from up to down.", "raise")]
    [InlineData("waterTrap", "Sent when the pump fails, and when it recovers.", "event")]
    [InlineData("waterTrap", "Sent each hour. It holds a level. The pump fails.", "event")]
    [InlineData("waterStateChange", "The water level is too low.", "event")]
    [InlineData("pumpDown", "The pump is up.", "raise")]
    public void A_description_tells_the_direction_where_the_name_does_not(string name, string description, string action)
    {
        Assert.Equal(action, NotificationGuess.Of([name]).Single().Described(description).Action);
    }

    [Fact]
    public void Published_descriptions_tell_the_direction_of_a_name_that_stands_alone()
    {
        var pairs = File.ReadLines(CorpusTests.PathOf("mib-name-pairs.jsonl")).Select(line => JsonNode.Parse(line)!);
        var alone = pairs.SelectMany(pair => ((string[])["raise", "clear"]).Select(action => (Action: action, Node: pair[action]!)))
            .Select(one => (one.Action, Guess: NotificationGuess.Of([NameOf(one.Node)]).Single(), Described: (string?)one.Node["description"] ?? "")).ToList();
        var silent = alone.Where(one => one.Guess.Action == "event").ToList();

        var told = silent.Select(one => (one.Action, Guessed: one.Guess.Described(one.Described).Action)).Where(one => one.Guessed != "event").ToList();

        output.WriteLine($"{told.Count} of {silent.Count} names that tell nothing told by their description, {told.Count(one => one.Action != one.Guessed)} of them wrongly");
        Assert.True(told.TrueForAll(one => one.Action == one.Guessed));

        // The more the names tell, the harder are those that are left: what counts is what either tells.
        Assert.True(alone.Count - silent.Count + told.Count >= alone.Count * 0.83, $"{alone.Count - silent.Count} by name, {told.Count} by description of {alone.Count}");
        Assert.True(alone.Count(one => one.Guess.Action != "event" && one.Guess.Action != one.Action) <= 5);
    }

    private static List<(string Name, string Action, string Condition)> Rows(string file) =>
        [.. File.ReadLines(file).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is ["-", _, _, "raise" or "clear" or "event" or "none", ..] && char.IsAsciiDigit(words[1][0]))
            .Select(words => (words[2], words[3], words.ElementAtOrDefault(4) ?? ""))];

    private static string NameOf(JsonNode notification) => ((string)notification["mib"]!).Split("::")[1];

    [Fact]
    public void Names_and_enumerations_of_imported_modules_stand_wherever_messages_do()
    {
        using var scratch = new PackFolder();
        var module = Path.Combine(scratch.Path, "TEST-MIB.txt");
        File.WriteAllText(module, """
            TEST-MIB DEFINITIONS ::= BEGIN
            IMPORTS enterprises FROM SNMPv2-SMI;
            RectState ::= TEXTUAL-CONVENTION STATUS current DESCRIPTION "x" SYNTAX INTEGER { fine(1), broken(2) }
            test OBJECT IDENTIFIER ::= { enterprises 99999 }
            rectState OBJECT-TYPE SYNTAX RectState MAX-ACCESS read-only STATUS current DESCRIPTION "x" ::= { test 1 }
            rectMode OBJECT-TYPE SYNTAX INTEGER { auto(-1), hand(3) } MAX-ACCESS read-only STATUS current DESCRIPTION "x" ::= { test 2 }
            rectChanged NOTIFICATION-TYPE OBJECTS { rectState } STATUS current DESCRIPTION "x" ::= { test 0 7 }
            END
            """);
        Assert.True(MibImport.Run([module], null, null, scratch.Path, TextWriter.Null));
        var rules = RulePackLoader.Compile(PackBundle.Read([RulePackLoader.StandardFolder], scratch.Path));

        Assert.Equal("rectChanged", rules.NameOf(Oid.Parse("1.3.6.1.4.1.99999.0.7")));
        VarBind State(long value) => new(Oid.Parse("1.3.6.1.4.1.99999.1.4"), SnmpValue.Integer(value));
        Assert.Equal(("rectState.4", "broken(2)", "9"), (rules.NameOf(State(2).Name), rules.ValueOf(State(2)), rules.ValueOf(State(9))));
        Assert.Equal("auto(-1)", rules.ValueOf(new(Oid.Parse("1.3.6.1.4.1.99999.2.0"), SnmpValue.Integer(-1))));
        Assert.Equal(StandardPacks.Rules.NameOf(Oid.Parse("1.3.6.1.2.1.2.2.1.8.3")), rules.NameOf(Oid.Parse("1.3.6.1.2.1.2.2.1.8.3")));
        var hex = Convert.ToHexString(new SnmpMessage(SnmpVersion.V2c) { Community = "public", Pdu = SnmpPdu.Trap(7, 1234, Oid.Parse("1.3.6.1.4.1.99999.0.7"), State(2)) }.Encode());
        var tried = RulesTry.Of($$"""{"transport":"snmp","hex":"{{hex}}"}""", rules);
        Assert.Equal("rectChanged: rectState.4=broken(2)", (string?)tried[0]!["text"]);
    }

    [Fact]
    public void A_damaged_file_of_names_is_told_by_line()
    {
        using var scratch = new PackFolder();
        File.WriteAllText(Path.Combine(scratch.Path, "X-MIB.names"), "1.3.6.1.4.1.99999\tfine\n1.3.x\tnone\n1.3.6\tx\ta=b\n");
        var errors = Assert.Throws<RulePackException>(() => RulePackLoader.Compile(PackBundle.Read([RulePackLoader.StandardFolder], scratch.Path))).Errors;
        Assert.Equal([("X-MIB.names", 2), ("X-MIB.names", 3)], errors.Select(e => (e.File, e.Line)));
    }

    private static (string Told, bool Read) Import(string[] files, string draft)
    {
        var told = new StringWriter { NewLine = "\n" };
        var read = MibImport.Run(files, draft, "Acme", null, told);
        return (told.ToString().Replace($"{draft}: to be finished by hand; run rules test on it\n", "", StringComparison.Ordinal), read);
    }

    private static string Cases([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "mib-import");
}
