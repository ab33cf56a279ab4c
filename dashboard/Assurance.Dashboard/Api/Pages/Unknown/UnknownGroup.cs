using System.Security.Cryptography;
using System.Text;

namespace Assurance.Dashboard.Api.Pages.Unknown;

/// <summary>Messages of one shape that no rule took: a trap's OID, a log message's mnemonic, or its constant words. Bounded whatever comes.</summary>
internal sealed class UnknownGroup(string kind, string shape)
{
    /// <summary>Senders counted each by itself; those after them are counted together, as one without a name.</summary>
    public const int MostSenders = 64;

    private const int MostVendors = 8;
    private const int MostExamples = 3;

    private readonly Dictionary<string, UnknownSender> senders = new(StringComparer.Ordinal);
    private readonly SortedSet<string> vendors = new(StringComparer.Ordinal);

    public string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{shape}")))[..16];

    /// <summary><c>trap</c> or <c>log</c>.</summary>
    public string Kind => kind;

    public string Shape => shape;

    public IReadOnlyCollection<string> Vendors => vendors;

    public IReadOnlyCollection<UnknownSender> Senders => senders.Values;

    public DateTimeOffset Last { get; private set; }

    /// <summary>Messages since the group is kept.</summary>
    public long Total { get; private set; }

    public void Count(string source, string? device, string vendor, string text, long position, DateTimeOffset time)
    {
        Last = time;
        Total++;
        if (vendor.Length > 0 && vendors.Count < MostVendors)
        {
            vendors.Add(vendor);
        }

        var name = device ?? source;
        if (!senders.TryGetValue(name, out var sender))
        {
            (name, device) = senders.Count < MostSenders ? (name, device) : ("", null);
            if (!senders.TryGetValue(name, out sender))
            {
                senders[name] = sender = new UnknownSender(name, device, time);
            }
        }

        sender.Count(text, position, time, MostExamples);
    }
}
