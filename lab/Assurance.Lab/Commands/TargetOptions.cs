using System.CommandLine;
using Assurance.Lab.Sending;

namespace Assurance.Lab.Commands;

/// <summary>Where to send and how fast.</summary>
internal sealed class TargetOptions
{
    private readonly Option<string> _target = new("--target") { Description = "Address of the product, when it is not this machine.", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<string?> _snmp = new("--snmp") { Description = "ADDRESS:PORT for traps; port 1162 of the target." };
    private readonly Option<string?> _udp = new("--syslog-udp") { Description = "ADDRESS:PORT for syslog over UDP; port 5514 of the target." };
    private readonly Option<string?> _tcp = new("--syslog-tcp") { Description = "ADDRESS:PORT for syslog over TCP; port 5514 of the target." };
    private readonly Option<double> _speed = new("--speed") { Description = "2 plays twice as fast.", DefaultValueFactory = _ => 1 };

    public void AddTo(Command command, bool speed = true)
    {
        foreach (var option in (Option[])[_target, _snmp, _udp, _tcp]) command.Options.Add(option);
        if (speed) command.Options.Add(_speed);
    }

    /// <exception cref="FormatException">An address does not parse.</exception>
    public (LabTargets Targets, double Speed) Read(ParseResult result)
    {
        var target = result.GetValue(_target);
        return (new LabTargets(
            LabTargets.Parse(result.GetValue(_snmp) ?? $"{target}:1162"),
            LabTargets.Parse(result.GetValue(_udp) ?? $"{target}:5514"),
            LabTargets.Parse(result.GetValue(_tcp) ?? $"{target}:5514")), result.GetValue(_speed));
    }
}
