using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Inventory;

namespace Assurance.Dashboard.Api.Pages.Inventory;

/// <summary>What devices say that contradicts the inventory, most seen first: for whoever keeps it.</summary>
internal static class FindingEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/inventory/findings", List).RequireAuthorization(Policies.Evidence).Produces<IReadOnlyList<FindingRow>>().WithTags("inventory");

    private static IResult List(HttpContext context, LiveState state, Sights sights)
    {
        var sight = sights.Of(context);
        return PageJson.Answer(state.Findings
            .Where(f => sight.SeesDevice(f.Kind == FindingKind.UnknownSender ? null : f.Device))
            .OrderByDescending(f => f.Seen).ThenBy(f => f.Id, StringComparer.Ordinal)
            .Select(f => new FindingRow(f.Id, f.Kind, f.Device, f.DeviceName, SubjectName(f, sight.Inventory), f.Detail, f.First, f.Last, f.Seen, f.Alarms))
            .ToList());
    }

    private static string SubjectName(InventoryFinding finding, NetworkInventory inventory) =>
        finding.Kind is FindingKind.NeighbourWithoutLink or FindingKind.OneEndOnly or FindingKind.PathWithoutLink ? EntityNames.Of(finding.Subject, inventory).Name : finding.Subject;
}

/// <param name="Subject">In words: a part, the name of a device, link or port.</param>
internal sealed record FindingRow(
    string Id, FindingKind Kind, string Device, string DeviceName, string Subject, string Detail, DateTimeOffset First, DateTimeOffset Last, int Seen, IReadOnlyList<string> Alarms);
