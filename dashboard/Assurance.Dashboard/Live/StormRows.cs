using Assurance.Correlation.State;
using Assurance.Dashboard.Security;
using Assurance.Model.Alarms;

namespace Assurance.Dashboard.Live;

/// <summary>Storms that last, or whose alarms still stand: what a banner shows in the place of rows.</summary>
internal sealed class StormRows(LiveState state) : IRowSource
{
    public string View => "storms";

    public string DefaultSort => "-since";

    public Columns Columns { get; } = Columns.Of<StormRow>();

    public IEnumerable<string> Ids => state.Storms.Select(s => s.Id);

    public object? Row(string id, Sight sight) =>
        state.Storm(id) is { } storm && (storm.Until is null || storm.Standing > 0) && Sees(sight, storm) ? Of(storm, sight) : null;

    // Whose rows a storm of the whole network folds is told of it, and how large it is who sees all of it.
    private static StormRow Of(Storm storm, Sight sight) => storm.Device is not null || sight.SeesUnit(null)
        ? new(storm.Id, storm.Device, storm.Name, storm.Since, storm.Until, storm.Alarms, storm.Standing, storm.PeakPerMinute)
        : new(storm.Id, null, storm.Name, storm.Since, storm.Until, null, null, null);

    private static bool Sees(Sight sight, Storm storm) => storm.Device is null ? sight.SeesHealth : sight.SeesDevice(storm.Device);
}
