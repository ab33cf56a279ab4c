using System.Collections.Frozen;
using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>Whether an end of a link would tell of its loss.</summary>
internal enum Reporter : byte
{
    No,

    /// <summary>The cause leaves its device no link: nobody can hear it, unless it is managed by another way.</summary>
    CutOff,

    /// <summary>A customer's router, which may be nobody's to hear, or one of several devices that the cause parts from the rest.</summary>
    Optional,
    Yes,
}

/// <summary>A link that a cause takes down. Near is the end within the cause; where both are outside, either.</summary>
internal readonly record struct ExpectedLink(int Link, int Near, int Far, Reporter NearReports, Reporter FarReports)
{
    /// <summary>What the near end hangs together with once the cause has broken what it breaks: a number from 1; 0 if the cause parts nobody.</summary>
    public int NearLand { get; init; }

    public int FarLand { get; init; }

    public bool IsUsed => Link >= 0;

    /// <summary>As it is where only some of the lands are heard: of the others nobody hears anything.</summary>
    public ExpectedLink Heard(IReadOnlySet<int> lands) => this with
    {
        NearReports = Unless(NearReports, NearLand == 0 || lands.Contains(NearLand)),
        FarReports = Unless(FarReports, FarLand == 0 || lands.Contains(FarLand)),
    };

    /// <summary>As it is where some devices tell of other losses: whoever is heard is no customer that may be nobody's to hear, and not out of reach.</summary>
    /// <param name="tells">Whether the device of a port tells of anything.</param>
    public ExpectedLink Told(Func<int, bool> tells) => this with
    {
        NearReports = NearReports is Reporter.Optional or Reporter.CutOff && tells(Near) ? Reporter.Yes : NearReports,
        FarReports = FarReports is Reporter.Optional or Reporter.CutOff && tells(Far) ? Reporter.Yes : FarReports,
    };

    private static Reporter Unless(Reporter reporter, bool heard) => heard || reporter == Reporter.No ? reporter : Reporter.CutOff;
}

/// <summary>How a kind of cause shows itself.</summary>
internal enum CauseShape : byte
{
    /// <summary>A cable or link: both ends of each link report.</summary>
    Carrier,

    /// <summary>A device or site: silent itself, the far ends report.</summary>
    Dead,

    /// <summary>A card or shelf: reports itself, its ports and the far ends report.</summary>
    Module,

    /// <summary>An interface, port, tunnel or peer: reports itself, the far end may.</summary>
    Terminal,
}

/// <summary>What would be reported if a node broke.</summary>
/// <param name="Lands">Into how many parts it breaks the network as far as that was looked at; 0 if it parts nobody.</param>
/// <param name="CutOff">Devices that it parts from the rest of the network: sessions that no link carries are lost with them.</param>
internal sealed record Expectation(
    CauseShape Shape, bool OfSessions, IReadOnlyList<ExpectedLink> Links, IReadOnlyDictionary<int, int> LinkOfPort, IReadOnlySet<int> DeadDevices, string[] DeadDeviceIds, bool HasPower, int Lands, IReadOnlySet<int> CutOff)
{
    /// <summary>How many links it breaks, those below others counted by themselves.</summary>
    public int Breaks { get; init; }

    /// <summary>How many of <see cref="Links"/> somebody would miss.</summary>
    public int Used { get; } = Links.Count(static l => l.IsUsed);

    /// <summary>Devices that it leaves without who controls them.</summary>
    public IReadOnlySet<int> Controls { get; init; } = FrozenSet<int>.Empty;

    /// <summary>In which part the devices at the ends of its links are, and all that are cut off; empty where it parts nobody.</summary>
    public IReadOnlyDictionary<int, int> LandOf { get; init; } = FrozenDictionary<int, int>.Empty;

    /// <summary>Places in <see cref="Links"/> by node of the link.</summary>
    public IReadOnlyDictionary<int, int> LinkAt => linkAt ??= Links.Select((l, i) => (l.Link, i)).Where(l => l.Link >= 0).ToDictionary(l => l.Link, l => l.i);

    private Dictionary<int, int>? linkAt;

    /// <summary>Which ends of its links report, by places in <see cref="Links"/>.</summary>
    public Dictionary<int, Ends> Seen(IReadOnlyList<Symptom> symptoms)
    {
        var seen = new Dictionary<int, Ends>();
        var signal = OfSessions ? SymptomClass.SessionLoss : SymptomClass.LinkLoss;
        foreach (var symptom in symptoms)
        {
            if (symptom.Class == signal && LinkOfPort.TryGetValue(symptom.Port, out var link))
            {
                var end = Links[link].Near == symptom.Port ? Ends.Near : Ends.Far;
                seen[link] = seen.GetValueOrDefault(link) | end;
            }
        }

        return seen;
    }

    /// <summary>Where the network falls apart, whoever reports anything tells that its part is heard, and that the others are not. Null where nothing follows: nobody reports, or
    /// somebody does from a second part or from a small one that is cut off, and hence by another way, which the others may have too unless they have fallen silent.</summary>
    /// <param name="isOnlyVoice">Whether all but a part that is cut off have fallen silent.</param>
    public HashSet<int>? HeardLands(Dictionary<int, Ends> seen, IReadOnlyList<Symptom> symptoms, Func<int, bool> isOnlyVoice)
    {
        if (Lands < 2)
        {
            return null;
        }

        var (lands, isCutOff) = (new HashSet<int>(), false);
        foreach (var (i, ends) in seen)
        {
            _ = (ends & Ends.Near) != 0 && lands.Add(Links[i].NearLand);
            _ = (ends & Ends.Far) != 0 && lands.Add(Links[i].FarLand);
        }

        foreach (var symptom in symptoms)
        {
            isCutOff |= CutOff.Contains(symptom.Device);
            _ = LandOf.TryGetValue(symptom.Device, out var land) && lands.Add(land);
        }

        lands.Remove(0);
        return lands.Count == 1 && (!isCutOff || isOnlyVoice(lands.First())) ? lands : null;
    }
}
