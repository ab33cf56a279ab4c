using System.Net;
using Assurance.Collectors.Polling;
using Assurance.Snmp;
using Assurance.Snmp.Usm;
using Assurance.Tests.EndToEnd;
using Assurance.Tests.Snmp;

namespace Assurance.Tests.Collectors.Polling;

/// <summary>Agents of net-snmp asked as users of SNMPv3.</summary>
public sealed class SnmpV3PollTests : IAsyncDisposable
{
    private const string Auth = "authentic phrase";
    private const string Privacy = "private phrase";

    private static readonly Oid[] Names = [Oid.Parse("1.3.6.1.2.1.1.3.0"), Oid.Parse("1.3.6.1.2.1.1.5.0")];

    private readonly SnmpClient client = new(TimeProvider.System);

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Theory]
    [InlineData(AuthProtocol.None, PrivacyProtocol.None, "", "")]
    [InlineData(AuthProtocol.MD5, PrivacyProtocol.None, "MD5", "")]
    [InlineData(AuthProtocol.MD5, PrivacyProtocol.DES, "MD5", "DES")]
    [InlineData(AuthProtocol.SHA, PrivacyProtocol.AES128, "SHA", "AES")]
    [InlineData(AuthProtocol.SHA, PrivacyProtocol.AES256, "SHA", "AES-256")]
    [InlineData(AuthProtocol.SHA, PrivacyProtocol.AES256C, "SHA", "AES-256-C")]
    [InlineData(AuthProtocol.SHA, PrivacyProtocol.AES192C, "SHA", "AES-192-C")]
    [InlineData(AuthProtocol.SHA224, PrivacyProtocol.AES192, "SHA-224", "AES-192")]
    [InlineData(AuthProtocol.SHA256, PrivacyProtocol.AES256, "SHA-256", "AES-256")]
    [InlineData(AuthProtocol.SHA384, PrivacyProtocol.AES128, "SHA-384", "AES")]
    [InlineData(AuthProtocol.SHA512, PrivacyProtocol.AES256, "SHA-512", "AES-256")]
    public async Task Each_level_and_protocol_is_answered(AuthProtocol auth, PrivacyProtocol privacy, string authName, string privacyName)
    {
        await using var agent = await Snmpd.StartAsync(0, null, Configuration(authName, privacyName));
        var target = Target(agent.Port, User(auth, privacy));

        for (var round = 0; round < 3; round++)
        {
            var answer = await client.GetAsync(target, Names, CancellationToken.None);
            Assert.Null(answer.Refusal);
            Assert.Equal(["tick", "here"], [answer.Pdu!.VarBinds[0].Value.Type == SnmpType.TimeTicks ? "tick" : "?", answer.Pdu.VarBinds[1].Value.AsText()]);
        }

        Assert.Equal(0, client.Strangers);
    }

    [Fact]
    public async Task Every_pair_of_protocols_that_the_agent_offers_is_answered()
    {
        await using var agent = await Snmpd.StartAsync(0, null, ["sysName here", .. UsmCombination.All.SelectMany(c => c.Configuration)]);
        foreach (var combination in UsmCombination.All)
        {
            // An agent of its own each, so that each finds the engine and its time anew.
            var answer = await client.GetAsync(Target(agent.Port, combination.User) with { Device = combination.Name }, Names, CancellationToken.None);
            Assert.Equal((combination.Name, null, "here"), (combination.Name, answer.Refusal, answer.Pdu?.VarBinds[1].Value.AsText()));
        }

        Assert.Equal(0, client.Strangers);
    }

    [Fact]
    public async Task An_agent_that_restarts_is_asked_on_a_boot_later_and_another_one_at_its_address_too()
    {
        var memory = Directory.CreateTempSubdirectory("snmpd-memory");
        string[] lines = Configuration("SHA-256", "AES");
        var first = await Snmpd.StartAsync(0, memory.FullName, lines);
        var port = first.Port;
        var target = Target(port, User(AuthProtocol.SHA256, PrivacyProtocol.AES128));
        Assert.NotNull((await client.GetAsync(target, Names, CancellationToken.None)).Pdu);

        await first.StopAsync();
        var second = await Snmpd.StartAsync(port, memory.FullName, lines);
        Assert.NotNull((await client.GetAsync(target, Names, CancellationToken.None)).Pdu);

        await second.StopAsync();
        await using var other = await Snmpd.StartAsync(port, null, [.. lines, "engineID another"]);
        Assert.NotNull((await client.GetAsync(target, Names, CancellationToken.None)).Pdu);
        memory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("noc", AuthProtocol.SHA256, "a wrong phrase", PrivacyProtocol.AES128, "usmStatsWrongDigests")]
    [InlineData("somebody", AuthProtocol.SHA256, Auth, PrivacyProtocol.AES128, "usmStatsUnknownUserNames")]
    public async Task An_agent_that_refuses_says_why(string user, AuthProtocol auth, string phrase, PrivacyProtocol privacy, string why)
    {
        await using var agent = await Snmpd.StartAsync(0, null, Configuration("SHA-256", "AES"));

        var answer = await client.GetAsync(Target(agent.Port, new UsmUser(user, auth, phrase, privacy, Privacy)), Names, CancellationToken.None);

        Assert.Equal((null, why), (answer.Pdu, answer.Refusal));
    }

    private static string[] Configuration(string auth, string privacy)
    {
        var level = privacy.Length > 0 ? "authpriv" : auth.Length > 0 ? "auth" : "noauth";
        var keys = (auth.Length > 0 ? $" {auth} \"{Auth}\"" : "") + (privacy.Length > 0 ? $" {privacy} \"{Privacy}\"" : "");
        return ["sysName here", $"createUser noc{keys}", $"rouser noc {level}"];
    }

    private static UsmUser User(AuthProtocol auth, PrivacyProtocol privacy) => new("noc", auth, Auth, privacy, Privacy);

    private static PollTarget Target(int port, UsmUser user) =>
        new("r1", "R1", new IPEndPoint(IPAddress.Loopback, port), new PollProfile("lab", "", port, TimeSpan.FromSeconds(20), 0) { User = user });
}
