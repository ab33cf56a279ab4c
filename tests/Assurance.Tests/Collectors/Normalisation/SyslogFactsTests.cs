using Assurance.Collectors.Normalisation.Matching;
using Assurance.Collectors.Normalisation.Rules;

namespace Assurance.Tests.Collectors.Normalisation;

/// <summary>The parameters that a log message's text names.</summary>
public sealed class SyslogFactsTests
{
    [Theory]
    [InlineData("The state of the neighbour changed. (Id=1, State=Down)", "State", "Down")]
    [InlineData("The state of the neighbour changed. (Id=1, NewState=Down)", "State", "of the neighbour changed. (Id=1")]
    [InlineData("neighbor: 192.0.2.7, state: up", "state", "up")]
    [InlineData("Interface GE0/0/1, State=[Down]", "state", "Down")]
    [InlineData("Interface \"GE0/0/1\"", "interface", "GE0/0/1")]
    [InlineData("oper=down(2), admin=up(1)", "oper", "down(2)")]
    [InlineData("state", "state", null)]
    [InlineData("(State=", "state", "")]
    [InlineData("upstate=1", "state", null)]
    public void A_parameter_has_what_stands_behind_its_name_with_an_equals_sign_first(string text, string name, string? value) =>
        Assert.Equal(value, new SyslogFacts(text, 0, null, Captures.None).Value(new(ReferenceKind.Parameter, name)));
}
