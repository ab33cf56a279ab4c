using System.Globalization;

namespace Assurance.Lab.Network;

/// <summary>Access points at a place: without a controller they give no service though their links stay up.</summary>
internal sealed class AccessPoints(IReadOnlyList<(LabDevice Device, string Link)> points)
{
    private const int Each = 3;

    /// <summary>A user's port on one of them, and the link from it to the place's device.</summary>
    public IReadOnlyList<string> Access(NetworkDraft draft, Dice dice)
    {
        var (device, link) = dice.Pick(points);
        return [draft.Interface(device, 1, null).Id, link];
    }

    /// <summary>Three controllers, the second on one link alone; access points at so many percent of the places, under the first, the second, or the first and third.</summary>
    /// <returns>By place.</returns>
    public static IReadOnlyDictionary<int, AccessPoints> Strew(NetworkDraft draft, Dice dice, IReadOnlyList<LabDevice[]> devices, int percent)
    {
        var controllers = Enumerable.Range(1, 3).Select(n => Controller(draft, n, devices[n % devices.Count][0])).ToList();
        string[][] under = [[controllers[0]], [controllers[1]], [controllers[0], controllers[2]]];
        var found = new Dictionary<int, AccessPoints>();
        for (var place = 0; place < devices.Count; place++)
            if (dice.Chance(percent)) found[place] = At(draft, devices[place][0], under[place % under.Length]);
        return found;
    }

    private static string Controller(NetworkDraft draft, int number, LabDevice over)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"WLC{number}");
        var device = draft.Device(name, draft.Sites.First(s => s.Id == over.Site), "access", Platform.For("access", number) with { PortsPerCard = 0 });
        for (var link = 1; link <= (number == 2 ? 1 : 2); link++) draft.Link(string.Create(CultureInfo.InvariantCulture, $"ip-{name}-{link}"), "ip", name, over, device, 10);
        return device.Id;
    }

    private static AccessPoints At(NetworkDraft draft, LabDevice over, string[] controllers)
    {
        var points = new List<(LabDevice, string)>();
        for (var number = 1; number <= Each; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{over.Name}-AP{number}");
            var device = draft.Device(name, draft.Sites.First(s => s.Id == over.Site), "access", Platform.For("access", number) with { PortsPerCard = 0 }, controllers);
            points.Add((device, draft.Link($"eth-{name}", "ethernet", name, over, device, 1).Link));
        }
        return new AccessPoints(points);
    }
}
