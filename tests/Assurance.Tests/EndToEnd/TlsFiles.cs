using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Assurance.Tests.EndToEnd;

/// <summary>An authority with a server's and a client's certificate, as PEM files in a folder of their own.</summary>
internal sealed class TlsFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tls");

    public TlsFiles()
    {
        using var authorityKey = RSA.Create(2048);
        var request = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(10));
        using var authority = request.CreateSelfSigned(from, to);
        File.WriteAllText(Authority, authority.ExportCertificatePem());
        foreach (var (file, name) in new[] { (Server, "assurance"), (Client, "r1.example.net") })
        {
            using var key = RSA.Create(2048);
            var asked = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name);
            names.AddIpAddress(IPAddress.Loopback);
            asked.CertificateExtensions.Add(names.Build());
            using var certificate = asked.Create(authority, from, to, [1, 2, (byte)name.Length]);
            File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        }
    }

    public string Authority => Path.Combine(folder.FullName, "ca.pem");

    public string Server => Path.Combine(folder.FullName, "server.pem");

    public string Client => Path.Combine(folder.FullName, "client.pem");

    public void Dispose() => folder.Delete(recursive: true);
}
