using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Assurance.Snmp;

namespace Assurance.Collectors.Usm;

/// <summary>A time at which the computer's clock was set, by the journal's clock.</summary>
/// <param name="Since">True time since boot then.</param>
/// <param name="Ahead">How far the journal's clock was ahead of the computer's, which it makes up for at half speed.</param>
public readonly record struct EngineStep(DateTimeOffset At, TimeSpan Since, TimeSpan Ahead)
{
    /// <summary>True time since boot at a later time.</summary>
    public TimeSpan Running(DateTimeOffset time) => Since + (time - At) + (time - At < Ahead ? time - At : Ahead);
}

/// <summary>Our own SNMP engine (RFC 3411 section 5): its id, made once, and each of its boots with when it was. Kept as a text file, so that informs find the same
/// engine after a restart, and a replay of the journal the boot of each time.</summary>
public sealed record UsmEngine(EngineId Id, ImmutableArray<DateTimeOffset> Boots)
{
    // Enterprise 32473 is for use in examples (RFC 5612): we have no number of our own. Then octets of our choice (format 5).
    private static readonly byte[] Prefix = [0x80, 0x00, 0x7E, 0xD9, 0x05];

    /// <summary>snmpEngineBoots of now, from 1.</summary>
    public int BootsNow => Boots.Length;

    /// <summary>Reads the engine and adds a boot, durable when this returns.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidDataException">It is no such file; the message names the line.</exception>
    public static UsmEngine Boot(string file, DateTimeOffset now)
    {
        var engine = Read(file) ?? new UsmEngine(new EngineId([.. Prefix, .. RandomNumberGenerator.GetBytes(8)]), []);
        engine = engine with { Boots = engine.Boots.Add(now) };
        var draft = file + ".tmp";
        using (var stream = File.Create(draft))
        {
            using (var writer = new StreamWriter(stream, leaveOpen: true))
            {
                writer.WriteLine(engine.Id);
                foreach (var boot in engine.Boots)
                {
                    writer.WriteLine(boot.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
                }
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
        return engine;
    }

    /// <summary>Null when no engine was made yet.</summary>
    /// <exception cref="InvalidDataException">It is no such file; the message names the line.</exception>
    public static UsmEngine? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var lines = File.ReadAllLines(file);
        try
        {
            var id = EngineId.Parse(lines.FirstOrDefault(""));
            return id.IsValid ? new(id, [.. lines.Skip(1).Select(l => DateTimeOffset.Parse(l, CultureInfo.InvariantCulture))]) : throw new InvalidDataException($"{file}:1: no engine id");
        }
        catch (FormatException fault)
        {
            throw new InvalidDataException($"{file}: {fault.Message}", fault);
        }
    }

    /// <summary>Boots and seconds since boot as they were at a time; boots 0 before the first.</summary>
    /// <param name="step">The last time the clock was set, if it was since that boot: from there on its word counts.</param>
    public (int Boots, int Time) At(DateTimeOffset time, EngineStep? step = null)
    {
        var boots = Boots.Length;
        while (boots > 0 && Boots[boots - 1] > time)
        {
            boots--;
        }

        if (boots == 0)
        {
            return (0, 0);
        }

        var running = step is { } s && s.At >= Boots[boots - 1] && s.At <= time ? s.Running(time) : time - Boots[boots - 1];
        return (boots, (int)Math.Min(int.MaxValue, running.TotalSeconds));
    }
}
