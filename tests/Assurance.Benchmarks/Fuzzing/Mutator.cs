using System.Text;

namespace Assurance.Benchmarks.Fuzzing;

/// <summary>Makes an input that is nearly another one. The same seed gives the same inputs.</summary>
internal sealed class Mutator(int seed)
{
    /// <summary>Inputs stay below this many octets, near the largest datagram.</summary>
    private const int Longest = 70_000;

    private static readonly byte[] Telling = [0, 1, 0x7F, 0x80, 0x81, 0x82, 0x84, 0xFF, 0x30, 0x02, 0x04, 0x06, (byte)'<', (byte)'>', (byte)' ', (byte)'[', (byte)']', (byte)'"', (byte)'\\', (byte)'\n', (byte)':', (byte)'%'];

    private static readonly byte[][] Words =
    [
        "<191>1 "u8.ToArray(), "<999999999999>"u8.ToArray(), "99999 "u8.ToArray(), "[a@1 b=\"\\\"]"u8.ToArray(), "2026-02-29T24:60:61.999999999+99:99"u8.ToArray(), "Feb 30 25:61:61"u8.ToArray(),
        "%LINK-3-UPDOWN: "u8.ToArray(), "\uFEFF"u8.ToArray(), "\uD7FF\u0000"u8.ToArray(), [0xC0, 0x80, 0xED, 0xA0, 0x80], [0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x30, 0x80, 0, 0], [0x06, 0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
        Encoding.ASCII.GetBytes(new string('[', 300)), Encoding.ASCII.GetBytes(new string('{', 300)), Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a=b ", 200))),
    ];

    private readonly Random random = new(seed);

    /// <summary>One of the inputs, changed in one to eight ways.</summary>
    public byte[] From(IReadOnlyList<byte[]> inputs)
    {
        var octets = new List<byte>(inputs[random.Next(inputs.Count)]);
        for (var change = 1 + random.Next(8); change > 0; change--)
        {
            Change(octets, inputs);
        }

        return octets.Count <= Longest ? [.. octets] : [.. octets.Take(Longest)];
    }

    /// <summary>Where a stream is cut into chunks.</summary>
    public int Chunk(int most) => 1 + random.Next(Math.Max(1, most));

    private void Change(List<byte> octets, IReadOnlyList<byte[]> inputs)
    {
        var at = random.Next(octets.Count + 1);
        switch (random.Next(9))
        {
            case 0 when at < octets.Count:
                octets[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < octets.Count:
                octets[at] = Telling[random.Next(Telling.Length)];
                break;
            case 2 when at < octets.Count:
                octets[at] = (byte)(octets[at] + random.Next(-3, 4));
                break;
            case 3:
                octets.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
            case 4 when at < octets.Count:
                octets.RemoveRange(at, random.Next(1, Math.Min(octets.Count - at, 64) + 1));
                break;
            case 5 when at < octets.Count:
                octets.InsertRange(at, octets.GetRange(at, random.Next(1, Math.Min(octets.Count - at, 256) + 1)));
                break;
            case 6:
                Splice(octets, at, inputs[random.Next(inputs.Count)]);
                break;
            case 7:
                octets.RemoveRange(at, octets.Count - at);
                break;
            default:
                octets.Insert(at, (byte)random.Next(256));
                break;
        }
    }

    private void Splice(List<byte> octets, int at, byte[] other)
    {
        var from = random.Next(other.Length + 1);
        octets.RemoveRange(at, octets.Count - at);
        octets.AddRange(other[from..]);
    }
}
