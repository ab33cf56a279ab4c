namespace Assurance.Correlation.Stages.Correlation;

/// <summary>The ends of a link that report its loss.</summary>
[Flags]
internal enum Ends : byte
{
    None = 0,
    Near = 1,
    Far = 2,
    Both = Near | Far,
}

/// <summary>How likely it is that just these ends of one link report, if a cause of that shape took it down.</summary>
internal static class LinkLikelihood
{
    public static int Of(CauseShape shape, ExpectedLink link, Ends seen, int stage) => shape switch
    {
        CauseShape.Dead => Dead(link, seen, stage),
        CauseShape.Terminal when link.NearReports != Reporter.No => Terminal(link, seen, stage),
        _ => link.IsUsed ? Carried(link, seen, stage) : (seen == Ends.None ? Likelihood.UnusedPortSilent(stage) : Likelihood.OneExpectedEnd),
    };

    public static LinkTally Count(LinkTally tally, CauseShape shape, ExpectedLink link, Ends seen)
    {
        if (!link.IsUsed && seen == Ends.None)
        {
            return tally;
        }

        var partial = seen != Ends.Both && shape is CauseShape.Carrier or CauseShape.Module && link is { NearReports: Reporter.Yes, FarReports: Reporter.Yes };
        return seen == Ends.None ? tally with { Silent = tally.Silent + 1 }
            : partial ? tally with { Partial = tally.Partial + 1 }
            : tally with { Failed = tally.Failed + 1 };
    }

    private static int Dead(ExpectedLink link, Ends seen, int stage)
    {
        if ((seen & Ends.Far) != 0)
        {
            return Likelihood.OneExpectedEnd;
        }

        return link.FarReports switch
        {
            Reporter.Yes => Likelihood.ExpectedEndSilent(stage),
            Reporter.Optional => Likelihood.UnusedPortSilent(stage),
            _ => 0,
        };
    }

    private static int Terminal(ExpectedLink link, Ends seen, int stage) => seen switch
    {
        Ends.Both => Likelihood.InterfaceBothEnds,
        Ends.Near => link.FarReports <= Reporter.CutOff ? Likelihood.InterfaceAlone : Likelihood.InterfaceNearEnd,
        _ => Likelihood.FarEndOnly(stage),
    };

    private static int Carried(ExpectedLink link, Ends seen, int stage)
    {
        var (near, far) = (link.NearReports, link.FarReports);
        if (near == Reporter.Yes && far == Reporter.Yes)
        {
            return seen switch
            {
                Ends.Both => Likelihood.BothEnds,
                Ends.None => Likelihood.NothingSeen(stage),
                _ => Likelihood.OneEnd(stage),
            };
        }

        if (near != Reporter.Yes && far != Reporter.Yes)
        {
            return seen == Ends.None ? Likelihood.UnusedPortSilent(stage) : Likelihood.BothEndsOneOptional;
        }

        var (expected, other) = near == Reporter.Yes ? (Ends.Near, far) : (Ends.Far, near);
        if (seen == Ends.None)
        {
            return Likelihood.ExpectedEndSilent(stage);
        }

        return seen == Ends.Both ? Likelihood.BothEndsOneOptional
            : seen != expected ? Likelihood.OneEnd(stage)
            : other <= Reporter.CutOff ? Likelihood.OneExpectedEnd
            : Likelihood.ExpectedEndOptionalSilent;
    }
}
