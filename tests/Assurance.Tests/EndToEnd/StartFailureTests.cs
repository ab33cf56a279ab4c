using System.Net;
using System.Net.Sockets;
using Assurance.Dashboard.Commands;

namespace Assurance.Tests.EndToEnd;

/// <summary>What keeps the program from starting is one clear line and a status.</summary>
public sealed class StartFailureTests
{
    [Theory]
    [InlineData("Http:Listen", "http: cannot listen on ")]
    [InlineData("Syslog:Tcp", "syslog-tcp: cannot listen on ")]
    public async Task A_port_in_use_is_one_line_and_status_1(string key, string says)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var data = Directory.CreateTempSubdirectory("assurance-start").FullName;

        var (status, errors) = await RunAsync(data, $"--{key}={taken.LocalEndpoint}");

        Assert.Equal(1, status);
        Assert.StartsWith(says, Assert.Single(errors));
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Every_wrong_setting_is_named_with_its_place_and_status_2()
    {
        var (status, errors) = await RunAsync("/dev/null/nowhere", "--Http:Listen=here", "--Correlation:Settle=soon", "--Intake:SourceCeiling=lots", "--Journal:KeepFor=00:10:00", "--Journal:KeepSize=3 apples");

        Assert.Equal(2, status);
        Assert.Equal(
            [
                "command line: Http:Listen 'here' is not host:port",
                "command line: Journal:KeepFor '00:10:00' is no time span from 1 day to 3650 days (days.hh:mm:ss), nor off",
                "command line: Journal:KeepSize '3 apples' is no size of 256 MiB or more, as 500 MiB or 200 GiB, nor off",
                "command line: Intake:SourceCeiling 'lots' is no number from 0 to 10000000",
                "command line: Correlation:Settle 'soon' is no time span from 00:00:00 to 30 days (hh:mm:ss)",
            ],
            errors);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_one_line_and_status_1()
    {
        var (status, errors) = await RunAsync("/dev/null/nowhere");

        Assert.Equal(1, status);
        Assert.StartsWith("Data:Directory /dev/null/nowhere cannot be written: ", Assert.Single(errors));
    }

    private static async Task<(int Status, string[] Errors)> RunAsync(string data, params string[] settings)
    {
        var errors = new StringWriter();
        string[] arguments =
        [
            $"--Data:Directory={data}", "--Http:Listen=127.0.0.1:0", "--Snmp:Listen=127.0.0.1:0", "--Syslog:Udp=127.0.0.1:0", "--Syslog:Tcp=127.0.0.1:0",
            "--Auth:AdminPassword=for-tests-only", "--Logging:LogLevel:Default=Critical", .. settings,
        ];
        var status = await CommandLine.RunAsync(arguments, TextWriter.Null, errors, TestContext.Current.CancellationToken);
        return (status, errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
