namespace Assurance.Model.Inventory;

/// <summary>Finds the device behind a host name or an address. A name two devices share finds neither.</summary>
public sealed class SenderIndex
{
    private readonly Dictionary<string, Device> byName;

    internal SenderIndex(IEnumerable<Device> devices)
    {
        var found = new Dictionary<string, Device?>(StringComparer.OrdinalIgnoreCase);
        foreach (var device in devices)
        {
            foreach (var name in NamesOf(device))
            {
                found[name] = found.TryGetValue(name, out var other) && other?.Id != device.Id ? null : device;
            }
        }

        byName = found.Where(f => f.Value is not null)
            .ToDictionary(f => f.Key, f => f.Value!, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The device with this name, address or alias; null if none or more than one has it.</summary>
    public Device? Find(string? nameOrAddress) =>
        string.IsNullOrEmpty(nameOrAddress) ? null : byName.GetValueOrDefault(nameOrAddress);

    private static IEnumerable<string> NamesOf(Device device) =>
        device.Aliases.Append(device.Name).Append(device.Address).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
}
