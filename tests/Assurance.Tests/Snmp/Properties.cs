using FsCheck;

namespace Assurance.Tests.Snmp;

/// <summary>Property runs that are the same every time.</summary>
internal static class Properties
{
    public static Config Runs(int count) =>
        Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(new Replay(new Rnd(20260308, 1), null));
}
