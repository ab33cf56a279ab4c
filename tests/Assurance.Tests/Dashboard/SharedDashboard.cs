namespace Assurance.Tests.Dashboard;

/// <summary>One dashboard for all tests of a class that only read.</summary>
public sealed class SharedDashboard : IAsyncLifetime
{
    internal TestDashboard Dashboard { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Dashboard = await TestDashboard.StartAsync();

    public ValueTask DisposeAsync() => Dashboard.DisposeAsync();
}
