using System.Text.Json.Nodes;
using Assurance.Syslog;
using Assurance.Tests.Snmp;

namespace Assurance.Tests.Syslog;

/// <summary>Headers of vendors' messages: host, program, priority and where the text begins.</summary>
public sealed class VendorCorpusTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Received = new(2023, 5, 11, 10, 22, 0, TimeSpan.Zero);

    private const string Content = "the source takes the host from the product's own fields in the text, not from the header";
    private const string Filled = "the place holder filled into the sample is only a part of the name in its header";
    private const string Form = "a header of the product's own that is not read; all of it is kept as text";
    private const string Sender = "the header names no host; the source means the sender";

    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["napalm/opengear-autoresponse-default/0a1bba50091f"] = Form,
        ["sc4s/aruba-clearpass-aruba-clearpass-cppm/00b742d7596b"] = Filled,
        ["sc4s/aruba-silverpeak-aruba-silverpeak/4e195588957b"] = Filled,
        ["sc4s/aruba-silverpeak-aruba-silverpeak/52bbbba38592"] = Filled,
        ["sc4s/checkpoint-checkpoint-splunk-firewall/a4e5dcb11684"] = Content,
        ["sc4s/checkpoint-checkpoint-splunk-firewall2/03e214df238d"] = Content,
        ["sc4s/checkpoint-checkpoint-splunk-mobile-access/97b5cfd18317"] = Content,
        ["sc4s/checkpoint-checkpoint-splunk-os-nested/15bf0688d5b5"] = Content,
        ["sc4s/checkpoint-checkpoint-splunk-qos/0a7cfadb72bd"] = Content,
        ["sc4s/checkpoint-checkpoint-splunk-query-database/e884dae8660f"] = Content,
        ["sc4s/checkpoint-checkpoint-splunk-web-api/da26f231c96f"] = Content,
        ["sc4s/cisco-cimc-cisco-cimc/280de04a5f0b"] = Sender,
        ["sc4s/cisco-esa-cisco-esa-amp/2832e24b9c82"] = Content,
        ["sc4s/cisco-esa-cisco-esa-amp/ebbbbf0b40bc"] = Content,
        ["sc4s/cisco-esa-cisco-esa-authentication/2193fae68ef9"] = Content,
        ["sc4s/cisco-esa-cisco-esa-authentication/49f5e5082f42"] = Content,
        ["sc4s/cisco-esa-cisco-esa-authentication/5d5ac3eedd7e"] = Content,
        ["sc4s/cisco-esa-cisco-esa-authentication/651814ebe635"] = Content,
        ["sc4s/cisco-esa-cisco-esa-authentication/7532250b1e96"] = Content,
        ["sc4s/cisco-esa-cisco-esa-authentication/b21e404c3bd1"] = Content,
        ["sc4s/cisco-esa-cisco-esa-http/245c12ff4f13"] = Content,
        ["sc4s/cisco-esa-cisco-esa-http/5fe8601c1c27"] = Content,
        ["sc4s/cisco-esa-cisco-esa-http/af2753e45ead"] = Content,
        ["sc4s/cisco-esa-cisco-esa-textmail/6d33ce8938ae"] = Content,
        ["sc4s/cisco-esa-cisco-esa-textmail/7ccbdc4bd14b"] = Content,
        ["sc4s/cisco-esa-cisco-esa-textmail/882ddbb6f259"] = Content,
        ["sc4s/cisco-esa-cisco-esa-textmail/f0772b376731"] = Content,
        ["sc4s/cisco-ucm-cisco-ucm-host-auditlog/08d8072d7f34"] = Content,
        ["sc4s/cisco-ucm-cisco-ucm-nohost-alert/dc6c141c6e78"] = Content,
        ["sc4s/cisco-viptela-cisco-viptela/2b1e9d6d2b62"] = Content,
        ["sc4s/citrix-netscaler-citrix-netscaler-new-date-format/873fe67b11d1"] = Form,
        ["sc4s/citrix-netscaler-citrix-netscaler-sdx/528c9152f4df"] = Form,
        ["sc4s/citrix-netscaler-citrix-netscaler/5f01fb8e8262"] = Form,
        ["sc4s/f5-bigip-f5-bigip-apm-syslog/6a9b08cedac0"] = Content,
        ["sc4s/f5-bigip-f5-bigip-asm-syslog/8e80bd339816"] = Content,
        ["sc4s/f5-bigip-f5-bigip-irule-default/1505371fb4ed"] = Content,
        ["sc4s/f5-bigip-f5-bigip-irule-dns-request/cdb36960477b"] = Content,
        ["sc4s/f5-bigip-f5-bigip-irule-dns-response/de170fe0ddfa"] = Content,
        ["sc4s/f5-bigip-f5-bigip-irule/1505371fb4ed"] = Content,
        ["sc4s/f5-bigip-f5-bigip-netsource-app-ltm-log-error/cd5e7a28751d"] = Filled,
        ["sc4s/f5-bigip-f5-bigip-netsource-app-ltm-traffic/04f643f358da"] = Filled,
        ["sc4s/f5-bigip-f5-bigip-netsource-app/4cb6321b9235"] = Filled,
        ["sc4s/f5-bigip-f5-bigip-netsource-app/b31a9f7d16a6"] = Filled,
        ["sc4s/f5-bigip-f5-bigip-nix/e15e98ad9eac"] = Filled,
        ["sc4s/f5-bigip-f5-bigip-syslog.2/042c4aa20e88"] = Filled,
        ["sc4s/f5-bigip-f5-bigip-syslog/042c4aa20e88"] = Filled,
        ["sc4s/fortinet-ngfw-fortinet-fgt-traffic-framed/2177c489502a"] = Content,
        ["sc4s/fortinet-ngfw-fortinet-fgt-traffic-nohdr/2177c489502a"] = Content,
        ["sc4s/fortinet-ngfw-fortinet-fgt-utm/a81a92cd1b2e"] = Content,
        ["sc4s/palo-alto-palo-alto-traffic-dvc-name/4a4f9dd64fbe"] = Filled,
        ["sc4s/vmware-vmware-bsd-nix-crond/adb2a856e421"] = Filled,
        ["sc4s/vmware-vmware-bsd-nix/13f8e0369296"] = Filled,
        ["sc4s/vmware-vmware-firewall-pktlog/7c1edd1f2841"] = Filled,
    };

    [Fact]
    public void Headers_hold_what_their_source_states()
    {
        var cases = Corpus.Read("syslog-vendor.jsonl").Where(c => c.Expect["host"] is not null || c.Expect["header"] is not null);
        Corpus.AssertAgreement(cases.Select(c => (c.Id, Differences(c))), Exceptions, output);
    }

    [Fact]
    public void Every_message_keeps_its_text()
    {
        foreach (var sample in Corpus.Read("syslog-vendor.jsonl"))
        {
            var message = SyslogExpectation.Decode(sample.Octets, Received);
            Assert.False(string.IsNullOrWhiteSpace(message.Text), sample.Id);
        }
    }

    private static List<string> Differences(CorpusCase sample)
    {
        var message = SyslogExpectation.Decode(sample.Octets, Received);
        var header = sample.Expect["header"]?.AsObject() ?? [];
        var differences = new List<string>();
        Compare("host", sample.Expect["host"] ?? header["host"], message.Hostname);
        Compare("pri", header["pri"], $"{(message.Facility * 8) + (int)message.Severity}");
        Compare("processName", header["processName"], message.AppName ?? message.Event?.Module);
        Compare("nodeId", header["nodeId"], message.Node);
        Compare("messageId", header["messageId"], message.Sequence?.ToString());
        Contain("tag", header["tag"]);
        Contain("message", header["message"]);
        return differences;

        void Compare(string name, JsonNode? expected, string? actual)
        {
            if (expected is not null && expected.ToString() is not "-" and var wanted && wanted != actual)
            {
                differences.Add($"{name} is '{actual}', not '{expected}'");
            }
        }

        // The process may stand as the tag there.
        void Contain(string name, JsonNode? expected)
        {
            var text = expected?.ToString().Trim(' ', ':') ?? "";
            if (!message.Text.Contains(text, StringComparison.Ordinal) && message.AppName != text)
            {
                differences.Add($"{name} '{text}' is not in '{message.Text}'");
            }
        }
    }
}
