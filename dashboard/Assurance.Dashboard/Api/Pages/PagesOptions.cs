using Assurance.Collectors.Normalisation.Rules;
using Assurance.Collectors.Usm;
using Assurance.Dashboard.Api.Pages.Journal;
using Assurance.Dashboard.Api.Pages.Rules;
using Assurance.Dashboard.Api.Pages.Unknown;
using Assurance.Dashboard.Past;
using Assurance.Dashboard.Replays;
using Assurance.Storage.Pictures;

namespace Assurance.Dashboard.Api.Pages;

/// <summary>What the endpoints of the page need to know.</summary>
/// <param name="InventoryStore">Folder of the kept inventory packages, where the engine finds them.</param>
internal sealed record PagesOptions(string InventoryStore)
{
    /// <summary>Where rule packs lie; null where the instance has none to change.</summary>
    public RuleFolders? Rules { get; init; }

    /// <summary>What a datagram becomes by the rules of now; null where none are loaded: rule and reports are then not told.</summary>
    public Interpret? Interpret { get; init; }

    /// <summary>The rules of now, for the names of what datagrams carry.</summary>
    public Func<RuleSet>? Names { get; init; }

    /// <summary>Opens SNMPv3 messages that are looked at again, one receiver for each; null: what is encrypted stays so.</summary>
    public Func<UsmReceiver>? Usm { get; init; }

    /// <summary>Begins another fold of the journal; null: the pages cannot stand in the past.</summary>
    public BeginPast? Past { get; init; }

    /// <summary>Begins another engine for a replay; null: there are no replays.</summary>
    public BeginEngine? Replay { get; init; }

    /// <summary>What no rule knew, as the line counts it.</summary>
    public UnknownMessages Unknown { get; init; } = new(oid => oid.ToString());

    /// <summary>Where pictures of tickets are kept; null: beside the inventory packages.</summary>
    public string? PictureFolder { get; init; }

    public PictureLimits Pictures { get; init; } = PictureLimits.Default;

    /// <summary>Largest inventory package taken, in octets.</summary>
    public long PackageLimit { get; init; } = 512L << 20;

    /// <summary>How long an upload waits for the engine to apply it before it is answered with 202 and the place of its result.</summary>
    public TimeSpan ImportPatience { get; init; } = TimeSpan.FromSeconds(30);
}
