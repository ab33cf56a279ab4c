using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Assurance.Notification.Channels.Mail;

internal enum SubmissionResult
{
    Sent,

    /// <summary>The server will never take this mail.</summary>
    Refused,

    /// <summary>The server does not take this mail now.</summary>
    Deferred,

    /// <summary>The server takes no mail now: not reached, not secured, not logged in, or this sender refused.</summary>
    Unavailable,
}

/// <summary>RFC 6409 message submission over one connection, opened when first needed.</summary>
internal sealed class Submission(SmtpEndpoint server) : IDisposable
{
    private readonly SmtpClient client = new() { Timeout = 30_000 };

    public void Dispose() => client.Dispose();

    public async Task<(SubmissionResult Result, string Error)> SendAsync(MimeMessage message, CancellationToken stop)
    {
        try
        {
            await ConnectAsync(stop);
            await client.SendAsync(message, stop);
            return (SubmissionResult.Sent, "");
        }
        catch (SmtpCommandException refused)
        {
            return (ResultOf(refused), $"{(int)refused.StatusCode} {refused.Message}");
        }
        catch (Exception unreachable) when (unreachable is IOException or SocketException or ProtocolException or AuthenticationException
            or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException or NotSupportedException or TimeoutException)
        {
            await CloseAsync();
            return (SubmissionResult.Unavailable, $"{server}: {unreachable.Message}");
        }
    }

    public async Task CloseAsync()
    {
        if (client.IsConnected)
        {
            await client.DisconnectAsync(quit: false, CancellationToken.None);
        }
    }

    private async Task ConnectAsync(CancellationToken stop)
    {
        if (client.IsConnected)
        {
            return;
        }

        var security = server.IsTls ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable;
        await client.ConnectAsync(server.Host, server.Port, security, stop);
        if (server.Credential is null)
        {
            return;
        }

        if (!client.IsSecure && !IsLoopback(server.Host))
        {
            throw new NotSupportedException("the server offers no TLS, and the password is not sent in clear");
        }

        await client.AuthenticateAsync(server.Credential, stop);
    }

    // RFC 5321 4.2.1: 4yz may succeed later, 5yz will not; 421 closes the service. A refused sender is a matter of configuration.
    private static SubmissionResult ResultOf(SmtpCommandException refused) =>
        refused.ErrorCode == SmtpErrorCode.SenderNotAccepted || (int)refused.StatusCode == 421 ? SubmissionResult.Unavailable
        : (int)refused.StatusCode >= 500 ? SubmissionResult.Refused
        : SubmissionResult.Deferred;

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
