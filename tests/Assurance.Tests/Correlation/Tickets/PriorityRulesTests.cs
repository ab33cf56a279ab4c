using Assurance.Model.Alarms;
using Assurance.Model.Faults;
using Assurance.Model.Tickets;
using Assurance.Tests.Support;

namespace Assurance.Tests.Correlation.Tickets;

public sealed class PriorityRulesTests
{
    [Theory]
    [InlineData(ServiceState.Down, true, true, 5, 1)]
    [InlineData(ServiceState.Down, true, true, 3, 2)]
    [InlineData(ServiceState.Down, true, false, 3, 3)]
    [InlineData(ServiceState.Down, false, false, 0, 5)]
    [InlineData(ServiceState.Degraded, true, false, 3, 4)]
    [InlineData(ServiceState.AtRisk, true, true, 5, 3)]
    [InlineData(ServiceState.AtRisk, true, false, 3, 5)]
    [InlineData(ServiceState.AtRisk, false, false, 0, 7)]
    public void State_class_and_stars_of_one_customer(ServiceState state, bool key, bool premier, int stars, int priority)
    {
        var customer = new AffectedCustomer("x", "X", null, state, 1, stars, key, premier);
        var impact = new Impact([Some.Circuit(customer: "x", state: state)], [customer]);

        Assert.Equal(priority, PriorityRules.Of(impact, PerceivedSeverity.Warning));
    }

    [Theory]
    [InlineData(PerceivedSeverity.Critical, 8)]
    [InlineData(PerceivedSeverity.Minor, 9)]
    [InlineData(PerceivedSeverity.Indeterminate, 10)]
    public void Without_impact_the_severity_decides(PerceivedSeverity severity, int priority) =>
        Assert.Equal(priority, PriorityRules.Of(Impact.None, severity));

    [Fact]
    public void The_worst_off_customer_decides_and_a_wide_outage_counts_one_more()
    {
        var one = Some.Impact(Some.Circuit("c1", "k1"), Some.Circuit("c2", "k2", ServiceState.AtRisk));
        var many = Some.Impact([.. Enumerable.Range(1, 5).Select(n => Some.Circuit($"c{n}", $"k{n}"))]);

        Assert.Equal(3, PriorityRules.Of(one, PerceivedSeverity.Major));
        Assert.Equal(2, PriorityRules.Of(many, PerceivedSeverity.Major));
    }
}
