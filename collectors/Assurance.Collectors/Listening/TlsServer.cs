using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Assurance.Collectors.Listening;

/// <summary>Our side of TLS for syslog (RFC 5425): TLS 1.2 or later; senders' certificates are asked for and checked where an authority is given.</summary>
public sealed class TlsServer
{
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(10);

    private readonly SslServerAuthenticationOptions options;

    private TlsServer(X509Certificate2 certificate, X509Certificate2Collection? authorities) => options = new()
    {
        // With a context the whole chain of the file is sent.
        ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ClientCertificateRequired = authorities is not null,
        CertificateChainPolicy = authorities is null ? null : Policy(authorities),
    };

    /// <param name="certificateFile">PEM with certificate and key.</param>
    /// <param name="authorityFile">PEM with the authorities that senders' certificates must be of; null: senders need none.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file does not hold what it should; the message names it.</exception>
    public static TlsServer Load(string certificateFile, string? authorityFile)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509Certificate2.CreateFromPemFile(certificateFile);
        }
        catch (CryptographicException fault)
        {
            throw new InvalidDataException($"{certificateFile} is no PEM file with a certificate and its key: {fault.Message}", fault);
        }

        if (authorityFile is null)
        {
            return new(certificate, null);
        }

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(authorityFile);
        return authorities.Count > 0 ? new(certificate, authorities) : throw new InvalidDataException($"{authorityFile} holds no certificate in PEM");
    }

    /// <summary>Shakes hands, within ten seconds.</summary>
    /// <exception cref="AuthenticationException">The sender's certificate is not accepted, or no version or cipher is common.</exception>
    /// <exception cref="IOException">The sender broke off, or does not speak TLS.</exception>
    /// <exception cref="OperationCanceledException">It took too long, or the product stops.</exception>
    public async Task<SslStream> AcceptAsync(Stream stream, CancellationToken cancellation)
    {
        var tls = new SslStream(stream);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(HandshakeTime);
        try
        {
            await tls.AuthenticateAsServerAsync(options, limit.Token).ConfigureAwait(false);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static X509ChainPolicy Policy(X509Certificate2Collection authorities)
    {
        // Lists of revoked certificates are not fetched: the receiver does not depend on another server to take alarms.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}
