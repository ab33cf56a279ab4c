namespace Assurance.Lab.Network;

/// <summary>The tiers a Chinese carrier offers its key accounts (AAA, AA, A, normal) with their credit ladders.</summary>
internal static class ServiceLevels
{
    private static readonly string[] Exclusions = ["plannedWork", "customerCause", "forceMajeure", "noAccess"];

    public static IReadOnlyList<LabSla> All { get; } =
    [
        new("sla-diamond", "钻石（AAA）", "99.99", 15, 120, 30, "Asia/Shanghai", Exclusions, "99.99:5|99.9:10|99.5:25"),
        new("sla-gold", "金牌（AA）", "99.95", 30, 240, 60, "Asia/Shanghai", Exclusions, "99.95:5|99.5:10|99.0:25"),
        new("sla-silver", "银牌（A）", "99.9", 30, 480, 120, "Asia/Shanghai", Exclusions, "99.9:5|99.0:10"),
        new("sla-bronze", "普通", "99.5", 60, 1440, 240, "Asia/Shanghai", [], ""),
    ];
}
