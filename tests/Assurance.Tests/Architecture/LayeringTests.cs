using System.Reflection;

namespace Assurance.Tests.Architecture;

public sealed class LayeringTests
{
    // References point down only (docs: the house).
    [Theory]
    [InlineData("Assurance.Snmp")]
    [InlineData("Assurance.Syslog")]
    [InlineData("Assurance.Model")]
    [InlineData("Assurance.Collectors", "Assurance.Snmp", "Assurance.Syslog", "Assurance.Model")]
    [InlineData("Assurance.Correlation", "Assurance.Model")]
    [InlineData("Assurance.Storage", "Assurance.Model", "Assurance.Correlation")]
    [InlineData("Assurance.Notification", "Assurance.Model")]
    [InlineData("Assurance.Lab")]
    public void A_project_references_only_what_stands_below_it(string project, params string[] allowed)
    {
        var referenced = Assembly.Load(project).GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n.StartsWith("Assurance.", StringComparison.Ordinal));

        Assert.Empty(referenced.Except(allowed));
    }
}
