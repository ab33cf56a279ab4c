using Assurance.Correlation.Topology;

namespace Assurance.Correlation.Stages.Correlation;

/// <summary>The constants of the model (docs/correlation.md): logs of probabilities in thousandths of the natural unit.</summary>
internal static class Likelihood
{
    /// <summary>What an alarm costs that is its own cause: the yardstick for all others.</summary>
    public const int OwnCause = -5_300;

    public const int LocalPrior = -5_000;

    /// <summary>An alarm on the cause that it would raise itself: seen.</summary>
    public const int OwnAlarmSeen = -220;

    /// <summary>Sessions are lost over something that carries light, and no interface on it says that it is down.</summary>
    public const int NoSignalLost = -300;

    /// <summary>A site's power device says that the mains failed: that this is why the site fell silent is far likelier than its prior.</summary>
    public const int MainsFailed = 1_300;

    /// <summary>A device that should be dead reports of itself, each time.</summary>
    public const int OwnReport = -2_300;

    /// <summary>A device that should be dead is heard well after the onset.</summary>
    public const int Heard = -4_000;

    /// <summary>A device that should be dead restarted soon: a link that breaks makes nobody restart.</summary>
    public const int RestartedSoon = 4_000;

    /// <summary>It was heard that the power of a device that should be dead failed.</summary>
    public const int PowerGone = 3_000;

    /// <summary>Several devices of a site that should be dead were hot: one sensor often is, seldom those of several devices at once.</summary>
    public const int AllHot = 4_000;

    /// <summary>Whatever speaks for a cause, it costs so much.</summary>
    public const int Certain = -500;

    public const int BothEnds = -130;
    public const int OneExpectedEnd = -100;

    /// <summary>Both ends, one of which may be unable to report.</summary>
    public const int BothEndsOneOptional = -300;
    public const int ExpectedEndOptionalSilent = -700;

    /// <summary>One interface failed, the far end notices too: less usual than a broken link.</summary>
    public const int InterfaceBothEnds = -1_440;
    public const int InterfaceNearEnd = -340;
    public const int InterfaceAlone = -50;

    /// <summary>A card dies without a word about its ports: once for all of them.</summary>
    public const int MuteModule = -1_000;

    /// <summary>Nothing that could tell of it directly does.</summary>
    public const int NoWordOfItsOwn = -3_000;

    // By age of the cause: while reports may still be late, their absence says little.
    private static readonly int[] NotSeenYet = [-100, -1_200, -2_500, -3_400];
    private static readonly int[] ExpectedEndMissing = [-100, -1_000, -2_000, -2_600];
    private static readonly int[] OneOfTwo = [-700, -1_500, -2_000, -2_400];
    private static readonly int[] InterfaceFarOnly = [-2_500, -3_500, -4_000, -4_400];
    private static readonly int[] UnusedPort = [-10, -150, -300, -400];
    private static readonly int[] NoOwnAlarm = [-300, -800, -1_200, -1_600];
    private static readonly TimeSpan[] Ages = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)];

    /// <summary>All but few reports come within this.</summary>
    public static readonly TimeSpan MostAreHeard = Ages[^2];

    /// <summary>Reports later than this are no longer waited for.</summary>
    public static readonly TimeSpan Patience = Ages[^1];

    /// <summary>Losses of links further apart than this do not have one cause.</summary>
    public static readonly TimeSpan EpisodeGap = TimeSpan.FromSeconds(75);

    /// <summary>The same for sessions, whose hold timers run up to three minutes.</summary>
    public static readonly TimeSpan SessionEpisodeGap = TimeSpan.FromSeconds(200);

    /// <summary>A dead device may be heard so long after the first report of its death: reports overtake each other.</summary>
    public static readonly TimeSpan DyingWords = TimeSpan.FromSeconds(5);

    /// <summary>Ages at which a cause is weighed anew.</summary>
    public static ReadOnlySpan<TimeSpan> ReviewAges => Ages;

    /// <summary>0 (just now) to 3 (nothing is waited for any more).</summary>
    public static int Stage(TimeSpan age)
    {
        var stage = 0;
        while (stage < Ages.Length && age >= Ages[stage])
        {
            stage++;
        }

        return stage;
    }

    /// <summary>When what began at that time reaches its next stage; null if it has reached the last.</summary>
    public static DateTimeOffset? NextStage(DateTimeOffset onset, DateTimeOffset now) =>
        Stage(now - onset) is var stage && stage < Ages.Length ? onset + Ages[stage] : null;

    public static int NothingSeen(int stage) => NotSeenYet[stage];

    public static int ExpectedEndSilent(int stage) => ExpectedEndMissing[stage];

    public static int OneEnd(int stage) => OneOfTwo[stage];

    public static int FarEndOnly(int stage) => InterfaceFarOnly[stage];

    public static int UnusedPortSilent(int stage) => UnusedPort[stage];

    public static int OwnAlarmMissing(int stage) => NoOwnAlarm[stage];

    /// <summary>How likely each kind of thing is to be what broke.</summary>
    public static int Prior(NodeKind kind) => kind switch
    {
        NodeKind.FibreLink or NodeKind.Ethernet or NodeKind.OtherLink => -4_800,
        NodeKind.Wavelength => -4_850,
        NodeKind.Ip => -4_900,
        NodeKind.Bgp => -5_000,
        NodeKind.Interface or NodeKind.Peer or NodeKind.Tunnel => -5_000,
        NodeKind.Port => -5_300,
        NodeKind.Cable => -5_800,
        NodeKind.Card => -5_800,
        NodeKind.Device => -6_000,
        NodeKind.Fibre => -6_300,
        NodeKind.Duct => -6_500,
        NodeKind.Shelf => -6_800,
        NodeKind.Site => -7_500,
        _ => -6_000,
    };
}
