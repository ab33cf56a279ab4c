using Assurance.Lab.Network;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Scenarios.Generated;

/// <summary>What is broken in a network from some time on.</summary>
internal sealed record Outage(TimeSpan From, IReadOnlySet<string> Broken);

/// <summary>What a network is full of at any time: fans, logins, configurations, temperatures, of devices that can be heard.</summary>
internal sealed class Noise(Simulator simulator, Dice dice)
{
    /// <param name="perSecond">Of all devices together; those that cannot be heard are missed.</param>
    /// <param name="outages">In order of time; before the first nothing is broken.</param>
    public IEnumerable<Arrival> Of(double perSecond, TimeSpan until, IReadOnlyList<Outage> outages, DateTimeOffset start)
    {
        LabDevice[] devices = [.. simulator.Network.Devices.Where(d => d.Role is "core" or "provider" or "access")];
        var heard = outages.Select(o => (o.From, Devices: simulator.Reachable(o.Broken))).ToList();
        for (var (at, number) = (0.0, 1); at < until.TotalSeconds && devices.Length > 0 && perSecond > 0; number++)
        {
            at += -Math.Log(1 - dice.Fraction()) / perSecond;
            var (device, line) = (dice.Pick(devices), dice.Pick(Lines));
            if (heard.FindLast(h => h.From.TotalSeconds <= at).Devices?.Contains(device.Id) == false) continue;
            var bytes = Line(device, line).Render(device, start + TimeSpan.FromSeconds(at), number, Voice.Of(device).Structured);
            yield return new Arrival(TimeSpan.FromSeconds(at), "syslog-udp", bytes, device.Id, true);
        }
    }

    private static readonly string[] Lines = ["fan", "configured", "login", "temperature"];

    private static LogLine Line(LabDevice device, string what) => (device.Os, what) switch
    {
        (LabOs.HuaweiVrp, "fan") => new(3, "%%01SRM/3/FANFAILED(l)[31]:Fan abnormal. (Slot=3)"),
        (_, "configured") => LogVoice.Configured(device),
        (LabOs.HuaweiVrp, "login") => new(4, "%%01SSH/4/SSH_FAIL(l)[33]:Failed to login through SSH. (Ip=10.1.1.1, UserName=noc, Times=1)"),
        (LabOs.HuaweiVrp, _) => new(4, "%%01SRM/4/TEMRISING(l)[34]:Temperature of LPU 3 is 71 degrees Celsius."),
        (LabOs.Junos, "fan") => new(4, "Fan 3 stopped spinning", "chassisd", "CHASSISD_FAN_FAILURE"),
        (LabOs.Junos, "login") => new(4, "Login failed for user 'noc' from host '10.1.1.1'", "sshd", "SSHD_LOGIN_FAILED"),
        (LabOs.Junos, _) => new(4, "FPC 3 temperature (71 C) over 70 C", "chassisd", "CHASSISD_OVER_TEMP_CONDITION"),
        (_, "fan") => new(3, "%FAN-3-FAN_FAILED: Fan 2 had a rotation error reported.", "envmon[200]"),
        (_, "login") => new(4, "%SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: noc] [Source: 10.1.1.1] [localport: 22] [Reason: Login Authentication Failed]", "login[200]"),
        _ => new(4, "%ENVMON-4-TEMP_WARNING: Temperature of slot 3 is 71 degrees", "envmon[200]"),
    };
}
