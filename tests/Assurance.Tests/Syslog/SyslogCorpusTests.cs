using System.Text.Json.Nodes;
using Assurance.Syslog;
using Assurance.Tests.Snmp;

namespace Assurance.Tests.Syslog;

public sealed class SyslogCorpusTests(ITestOutputHelper output)
{
    // syslog-ng's cases state the zone of Central Europe; all the others state none.
    private static readonly DateTimeOffset Received = new(2020, 1, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo CentralEurope = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private const string Colonless = "a word without colon or [pid] stays in the text: nothing tells a tag from the first word";
    private const string Escapes = "the source keeps the escapes in parameter values; RFC 5424 §6.3.3 takes them off";
    private const string Header = "the source leaves part of the header in its message";
    private const string Mnemonic = "a vendor's mnemonic stays in the text, where rules look for it";
    private const string Given = "the test hands the parser a field that is not in the message";

    private static readonly Dictionary<string, string> ParseExceptions = new()
    {
        ["fluentd/wrong-result-with-no-ident-message-by-default/59f4425dc0e1"] = Colonless,
        ["go-syslog/rfc5424-ok-104/6bd7d09bdbcf"] = Escapes,
        ["go-syslog/rfc5424-ok-105/c38c6e296aa1"] = Escapes,
        ["go-syslog/rfc5424-ok-89/ed8a742d5e2b"] = Escapes,
        ["go-syslog/rfc5424-ok-90/430ed3695e17"] = Escapes,
        ["go-syslog/rfc5424-ok-93/d7625707beb2"] = Escapes,
        ["go-syslog/rfc5424-ok-143/4e2d4c7e69b6"] = "octets F6 F6 F6 F6 are hanzi in GB18030, which goes before Latin-1 here",
        ["go-syslog/rfc5424-ok-80/a32b45f7a878"] = "offset -23:59 is beyond what DateTimeOffset holds; the same instant is given in UTC",
        ["mcuadros-syslog/rfc3164-testparser-nopriority/c20f43b5578a"] = "a time without PRI is read as a header all the same",
        ["rsyslog/empty-app-name-0/ab3ec4368070"] = Colonless,
        ["rsyslog/mmnormalize-rule-from-string-0/4ba1967d7593"] = "without PRI and time the first word is no host; rsyslog assumes it",
        ["rsyslog/mmnormalize-turbo-message-lifecycle-0/4ba1967d7593"] = "without PRI and time the first word is no host; rsyslog assumes it",
        ["rsyslog/parsertest-parse-8bit-escape-0/b8859b58e3aa"] = Colonless,
        ["rsyslog/parsertest-parse1-11/1ba8c2edd839"] = Colonless,
        ["rsyslog/parsertest-parse1-12/1ba8c2edd839"] = Colonless,
        ["rsyslog/parsertest-parse1-26/8d6f569f2b4f"] = Colonless,
        ["rsyslog/parsertest-parse1-4/b8859b58e3aa"] = Colonless,
        ["rsyslog/pmsnare-default-3/36ca305edaae"] = Mnemonic,
        ["rsyslog/pmsnare-default-7/1127b3727cf8"] = Colonless,
        ["syslog-ng/test-expected-sd-pairs-0-1/c6117ef1b74d"] = Mnemonic,
        ["syslog-ng/test-expected-sd-pairs-long-5/d28d042e5aa0"] = "syslog-ng cuts a value to 255 octets; the RFC sets no limit",
        ["syslog-ng/test-timestamp-3/d6dc97a2550e"] = "run without the flag to expect a host",
        ["syslog-ng/test-timestamp-others-0/cc98b742c4f0"] = "run without the flag to expect a host",
        ["syslog-ng/test-timestamp-others-7/8b1bf2321230"] = "run with a pattern of names that are no host",
        ["syslog4j/test1-3/33bce9151d0b"] = Header,
        ["syslog4j/test2-3/59f4425dc0e1"] = Header,
        ["syslog4j/teststructuredwithoutstructureddata-3/5dc10de86b60"] = Header,
        ["syslog4j/testwithsingledigitdayandnoextraspace-3/59f4425dc0e1"] = Header,
        ["syslogparser/rfc3164-testparserwithpriorityhostnametag/12c92db826b8"] = Given,
        ["syslogparser/rfc3164-testparsewithouttag/d9d9eefbb65c"] = Colonless,
        ["syslogparser/rfc5424-testparsewithhostname/fd1411873b2b"] = Given,
        ["syslogparser/rfc5424-testparsewithpriority/bd4c316df953"] = Given,
        ["syslogparser/rfc5424-testparsewithpriorityandhostname/fd1411873b2b"] = Given,
        ["tcpdump/syslog-1/58d6582e9a4c"] = Header,
        ["tcpdump/syslog-3/46e0641c7e1f"] = Header,
        ["tcpdump/syslog-4/50ae96aeeed7"] = Header,
        ["zeek/syslog-single-udp-pcap-1/bf2464a5ba9c"] = Header,
    };

    private static readonly Dictionary<string, string> MalformedExceptions = new()
    {
        ["go-syslog/octet-counting-msglen-gt-max-message-length-15/c6f0cc9bdd7f"] = "a limit of 10 octets; the smallest here is 480, as the RFCs ask",
    };

    [Fact]
    public void Messages_hold_what_their_source_states()
    {
        var cases = Corpus.Read("syslog-parse.jsonl");
        Corpus.AssertAgreement(cases.Select(c => (c.Id, Differences(c))), ParseExceptions, output);
    }

    [Fact]
    public void Malformed_messages_are_text_with_a_mark()
    {
        var cases = Corpus.Read("malformed.jsonl").Where(c => !c.IsSnmp && c.Json["transport"]!.ToString().StartsWith("syslog", StringComparison.Ordinal));
        Corpus.AssertAgreement(cases.Select(c => (c.Id, Unmarked(c))), MalformedExceptions, output);
    }

    private static List<string> Differences(CorpusCase sample)
    {
        var expect = sample.Expect;
        var messages = Messages(sample);
        if (expect["results"] is JsonArray results)
        {
            return results.Count == messages.Count
                ? [.. results.Zip(messages).SelectMany(p => SyslogExpectation.Differences(p.Second, (p.First!["fields"] ?? p.First)!.AsObject()))]
                : [$"{messages.Count} frames, not {results.Count}"];
        }

        var fields = (expect["fields"] ?? expect["rsyslog_properties"])?.AsObject() ?? [];
        return [.. SyslogExpectation.Differences(messages.Single(), fields)];
    }

    private static List<string> Unmarked(CorpusCase sample)
    {
        var marked = Frames(sample).Any(f => f.Unterminated || f.Oversize || f.Unmarked) || Messages(sample).Any(m => m.Leniencies != SyslogLeniencies.None);
        return marked ? [] : ["read without a mark"];
    }

    private static List<SyslogMessage> Messages(CorpusCase sample)
    {
        var german = sample.Id.StartsWith("syslog-ng/", StringComparison.Ordinal);
        var messages = new List<SyslogMessage>();
        foreach (var frame in Frames(sample))
        {
            var read = german
                ? SyslogDecoder.TryDecode(frame.Octets.Span, Received.AddYears(-1), CentralEurope, out var message, out _)
                : SyslogDecoder.TryDecode(frame.Octets.Span, Received, out message, out _);
            Assert.True(read, sample.Id);
            messages.Add(message);
        }

        return messages;
    }

    private static List<SyslogFrame> Frames(CorpusCase sample)
    {
        if (!sample.Format.StartsWith("rfc6587", StringComparison.Ordinal))
        {
            return [new SyslogFrame(sample.Octets, SyslogFraming.NonTransparent)];
        }

        var limit = sample.Expect["max_message_length"]?.GetValue<int>() ?? FrameReader.DefaultMaxFrame;
        var reader = new FrameReader(Math.Max(480, limit));
        reader.Append(sample.Octets);
        reader.Complete();
        var frames = new List<SyslogFrame>();
        while (reader.TryRead(out var frame))
        {
            frames.Add(frame);
        }

        return frames;
    }
}
