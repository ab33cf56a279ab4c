using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Assurance.Notification.Channels.Mail;

/// <summary>A mail submission server. Its text form never shows the password.</summary>
public sealed class SmtpEndpoint
{
    private SmtpEndpoint(string host, int port, bool isTls, NetworkCredential? credential) =>
        (Host, Port, IsTls, Credential) = (host, port, isTls, credential);

    public string Host { get; }

    public int Port { get; }

    /// <summary>TLS from the first octet (<c>smtps</c>); otherwise STARTTLS where the server offers it.</summary>
    public bool IsTls { get; }

    internal NetworkCredential? Credential { get; }

    /// <summary>Reads <c>host:port</c>, <c>smtp://user:password@host:port</c> or <c>smtps://...</c>; user and password are percent-decoded.
    /// Ports default to 25 and 465.</summary>
    /// <param name="setting">The setting; an error never quotes it.</param>
    /// <param name="endpoint">The server.</param>
    /// <param name="error">What is wrong with it.</param>
    public static bool TryParse(string setting, [NotNullWhen(true)] out SmtpEndpoint? endpoint, [NotNullWhen(false)] out string? error)
    {
        endpoint = null;
        error = null;
        var text = setting.Contains("://", StringComparison.Ordinal) ? setting : $"smtp://{setting}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.PathAndQuery.Trim('/').Length > 0)
        {
            error = "expected host:port or smtp://user:password@host:port";
        }
        else if (uri.Scheme is not ("smtp" or "smtps"))
        {
            error = $"unknown scheme {uri.Scheme}; expected smtp or smtps";
        }
        else
        {
            var isTls = uri.Scheme == "smtps";
            var port = uri.Port > 0 ? uri.Port : isTls ? 465 : 25;
            endpoint = new SmtpEndpoint(uri.Host.Trim('[', ']'), port, isTls, CredentialOf(uri.UserInfo));
        }

        return endpoint is not null;
    }

    public override string ToString() => $"{Host}:{Port}";

    private static NetworkCredential? CredentialOf(string userInfo)
    {
        if (userInfo.Length == 0)
        {
            return null;
        }

        var parts = userInfo.Split(':', 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }
}
