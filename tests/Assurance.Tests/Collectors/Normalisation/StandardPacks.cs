using System.Text;
using Assurance.Collectors.Decoding;
using Assurance.Collectors.Normalisation;
using Assurance.Collectors.Normalisation.Packs;
using Assurance.Collectors.Normalisation.Rules;
using Assurance.Model.Inventory;
using Assurance.Model.Journal;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>The delivered packs, loaded once, and messages put through decoding and them.</summary>
internal static class StandardPacks
{
    public static readonly DateTimeOffset At = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    public static RuleSet Rules { get; } = RulePackLoader.LoadStandard();

    public static Normalised OfLog(string text, NetworkInventory? inventory = null, string source = "192.0.2.9") =>
        Of(Transport.SyslogUdp, Encoding.UTF8.GetBytes(text), inventory, source);

    public static Normalised Of(Transport transport, ReadOnlyMemory<byte> bytes, NetworkInventory? inventory = null, string source = "192.0.2.9")
    {
        var entry = new DatagramEntry(1, At, transport, source, 514, bytes);
        return DatagramDecoder.TryDecode(entry, out var decoded, out var unreadable)
            ? Normaliser.Normalise(decoded, Rules, inventory ?? NetworkInventory.Empty)
            : throw new InvalidDataException($"{unreadable.Reason}: {unreadable.Detail}");
    }
}
