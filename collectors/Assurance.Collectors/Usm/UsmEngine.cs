using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Assurance.Snmp;

namespace Assurance.Collectors.Usm;

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
    public (int Boots, int Time) At(DateTimeOffset time)
    {
        var boots = Boots.Length;
        while (boots > 0 && Boots[boots - 1] > time)
        {
            boots--;
        }

        return boots == 0 ? (0, 0) : (boots, (int)Math.Min(int.MaxValue, (time - Boots[boots - 1]).TotalSeconds));
    }
}
