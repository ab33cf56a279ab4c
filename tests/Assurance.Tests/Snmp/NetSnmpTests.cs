using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Assurance.Snmp;
using Assurance.Snmp.Usm;

namespace Assurance.Tests.Snmp;

/// <summary>net-snmp's own snmptrap and snmpinform against the codec, over loopback.</summary>
public sealed class NetSnmpTests : IDisposable
{
    private const string Engine = "80001f8804746573742d6e65";
    private const string AuthPhrase = "authentic phrase";
    private const string PrivacyPhrase = "private phrase";

    private readonly DirectoryInfo _state = Directory.CreateTempSubdirectory("net-snmp-");

    private static readonly EngineId OurEngine = EngineId.Parse("80001f88046f75722d656e67696e65");

    public void Dispose() => _state.Delete(recursive: true);

    [Theory]
    [InlineData(AuthProtocol.MD5, "MD5", PrivacyProtocol.DES, "DES")]
    [InlineData(AuthProtocol.SHA, "SHA", PrivacyProtocol.AES128, "AES")]
    [InlineData(AuthProtocol.SHA224, "SHA-224", PrivacyProtocol.AES128, "AES")]
    [InlineData(AuthProtocol.SHA256, "SHA-256", PrivacyProtocol.AES192, "AES-192")]
    [InlineData(AuthProtocol.SHA384, "SHA-384", PrivacyProtocol.AES256, "AES-256")]
    [InlineData(AuthProtocol.SHA512, "SHA-512", PrivacyProtocol.AES256C, "AES-256-C")]
    [InlineData(AuthProtocol.MD5, "MD5", PrivacyProtocol.AES192, "AES-192")]
    [InlineData(AuthProtocol.MD5, "MD5", PrivacyProtocol.AES192C, "AES-192-C")]
    [InlineData(AuthProtocol.SHA224, "SHA-224", PrivacyProtocol.AES256, "AES-256")]
    public async Task A_v3_trap_opens(AuthProtocol auth, string authName, PrivacyProtocol privacy, string privacyName)
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var sender = Start("snmptrap", socket, ["-v3", "-e", "0x" + Engine, .. User(authName, privacyName)]);
        var datagram = (await ReceiveAsync(socket, sender)).Buffer;
        // It keeps something in the folder that goes with the test.
        await sender.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(SnmpMessage.TryDecode(datagram, out var message, out _));
        Assert.True(UsmSecurity.TryOpen(datagram, message, new UsmUser("noc", auth, AuthPhrase, privacy, PrivacyPhrase), out var opened, out var failure), failure.ToString());
        AssertLinkDown(opened);
    }

    [Fact]
    public async Task A_v2c_inform_is_content_with_our_answer()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var sender = Start("snmpinform", socket, ["-v2c", "-c", "public", "-r", "0", "-t", "5"]);
        var request = await ReceiveAsync(socket, sender);

        Assert.True(SnmpMessage.TryDecode(request.Buffer, out var message, out _));
        AssertLinkDown(message);
        Assert.True(SnmpMessage.TryEncodeResponse(request.Buffer, out var response, out _));
        await socket.SendAsync(response, request.RemoteEndPoint, TestContext.Current.CancellationToken);
        await AssertContentAsync(sender);
    }

    // RFC 3414 §4: who are you, what time is it, then the inform itself.
    [Fact]
    public async Task A_v3_inform_discovers_us_and_is_content_with_our_answer()
    {
        var user = new UsmUser("noc", AuthProtocol.SHA256, AuthPhrase, PrivacyProtocol.AES128, PrivacyPhrase);
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var sender = Start("snmpinform", socket, ["-v3", "-r", "0", "-t", "5", .. User("SHA-256", "AES")]);
        var informs = new List<SnmpMessage>();
        var steps = new List<UsmFailure>();
        while (informs.Count == 0)
        {
            var request = await ReceiveAsync(socket, sender);
            Assert.True(SnmpMessage.TryDecode(request.Buffer, out var message, out _));
            var failure = Check(request.Buffer, message, user, out var opened);
            steps.Add(failure);
            informs.AddRange(failure == UsmFailure.None ? [opened] : []);
            await socket.SendAsync(Answer(opened, failure, user, steps.Count), request.RemoteEndPoint, TestContext.Current.CancellationToken);
        }

        AssertLinkDown(informs[0]);
        Assert.Equal(UsmFailure.UnknownEngineId, steps[0]);
        await AssertContentAsync(sender);
    }

    private static UsmFailure Check(byte[] datagram, SnmpMessage message, UsmUser user, out SnmpMessage opened)
    {
        opened = message;
        var usm = message.V3!.Usm!;
        if (usm.EngineId != OurEngine)
        {
            return UsmFailure.UnknownEngineId;
        }

        return !UsmSecurity.TryOpen(datagram, message, user, out opened, out var failure) ? failure
            : UsmTimeliness.IsTimely(usm, boots: 7, time: 4711) ? UsmFailure.None
            : UsmFailure.NotInTimeWindow;
    }

    private static byte[] Answer(SnmpMessage request, UsmFailure failure, UsmUser user, int step)
    {
        var report = failure == UsmFailure.None ? request.Response() : UsmReport.To(request, failure, 1, OurEngine, boots: 7, time: 4711);
        return failure == UsmFailure.UnknownEngineId ? report.Encode() : UsmSecurity.Seal(report, user, salt: (ulong)step);
    }

    private static void AssertLinkDown(SnmpMessage message)
    {
        Assert.True(SnmpNotification.TryFrom(message, out var notification, out _));
        Assert.Equal("1.3.6.1.6.3.1.1.5.3", notification.TrapOid.ToString());
        Assert.Equal(TimeSpan.FromMilliseconds(123450), notification.Uptime);
        Assert.Equal(7, Assert.Single(notification.VarBinds).Value.AsInt64());
    }

    private static string[] User(string auth, string privacy) =>
        ["-u", "noc", "-l", "authPriv", "-a", auth, "-A", AuthPhrase, "-x", privacy, "-X", PrivacyPhrase];

    private Process Start(string program, UdpClient socket, string[] options)
    {
        var port = ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
        var start = new ProcessStartInfo(program, [.. options, $"127.0.0.1:{port}", "12345", "1.3.6.1.6.3.1.1.5.3", "1.3.6.1.2.1.2.2.1.1.7", "i", "7"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };

        // No MIB files, and no state of earlier runs: boots begin anew.
        start.Environment["MIBS"] = "";
        start.Environment["SNMP_PERSISTENT_DIR"] = _state.FullName;
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} (package snmp) is not installed");
            throw;
        }
    }

    private static async Task<UdpReceiveResult> ReceiveAsync(UdpClient socket, Process sender)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        var datagram = socket.ReceiveAsync(limit.Token).AsTask();
        await Task.WhenAny(datagram, FailedAsync(sender, limit.Token));
        Assert.True(datagram.IsCompletedSuccessfully, sender.HasExited ? await sender.StandardError.ReadToEndAsync(limit.Token) : "no datagram came");
        return await datagram;
    }

    // A sender that succeeds may have exited before its datagram is read.
    private static async Task FailedAsync(Process sender, CancellationToken cancellation)
    {
        await sender.WaitForExitAsync(cancellation);
        if (sender.ExitCode == 0)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    private static async Task AssertContentAsync(Process sender)
    {
        await sender.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(sender.ExitCode == 0, await sender.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
