using Assurance.Notification.Channels.Mail;

namespace Assurance.Tests.Notification;

public sealed class SmtpEndpointTests
{
    [Theory]
    [InlineData("mail.example.com:2525", "mail.example.com", 2525, false, null)]
    [InlineData("mail.example.com", "mail.example.com", 25, false, null)]
    [InlineData("127.0.0.1:1025", "127.0.0.1", 1025, false, null)]
    [InlineData("[::1]:1025", "::1", 1025, false, null)]
    [InlineData("smtp://noc:s%40cret@mail.example.com:587", "mail.example.com", 587, false, "noc/s@cret")]
    [InlineData("smtps://mail.example.com", "mail.example.com", 465, true, null)]
    public void A_server_is_read(string setting, string host, int port, bool isTls, string? credential)
    {
        Assert.True(SmtpEndpoint.TryParse(setting, out var endpoint, out _));
        Assert.Equal((host, port, isTls), (endpoint.Host, endpoint.Port, endpoint.IsTls));
        Assert.Equal(credential, endpoint.Credential is { } c ? $"{c.UserName}/{c.Password}" : null);
        Assert.DoesNotContain("cret", endpoint.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://noc:secret@mail.example.com")]
    [InlineData("mail.example.com:port")]
    [InlineData("smtp://noc:secret@mail.example.com/path")]
    public void What_is_no_server_is_said_without_showing_it(string setting)
    {
        Assert.False(SmtpEndpoint.TryParse(setting, out _, out var error));
        Assert.DoesNotContain("secret", error);
    }
}
