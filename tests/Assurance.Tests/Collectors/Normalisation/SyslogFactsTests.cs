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

    // As a notification binds them, so a log that tells of it lists them.
    [Theory]
    [InlineData("The VC went down. (VsiName=v1, PwId=7)", 1, "v1")]
    [InlineData("The VC (of a ring) went down. (VsiName=v1, Port=\"GE0/0/1\")", 2, "GE0/0/1")]
    [InlineData("The VC went down. (VsiName=v1, PwId=7).", 2, "7")]
    [InlineData("The VC went down. (VsiName=v1, PwId=7)", 3, null)]
    [InlineData("The VC went down. (twice)", 1, null)]
    [InlineData("The VC went down.", 1, null)]
    [InlineData("The VC went down. (", 1, null)]
    public void A_parameter_by_its_place_is_that_of_the_list_at_the_end(string text, int place, string? value) =>
        Assert.Equal(value, new SyslogFacts(text, 0, null, Captures.None).Value(new(ReferenceKind.Position, "#") { Place = place }));

    [Theory]
    [InlineData("hwVsiName", "v1")]
    [InlineData("VsiName", "v1")]
    [InlineData("hwPwId", null)]
    public void An_object_goes_by_its_name_with_the_makers_mark_or_without(string name, string? value) =>
        Assert.Equal(value, new SyslogFacts("The VC went down. (VsiName=v1)", 0, null, Captures.None).Value(new(ReferenceKind.Varbind, name)));

    [Fact]
    public void The_events_name_and_level_are_what_its_mnemonic_says()
    {
        var facts = new SyslogFacts("", 0, null, Captures.None) { Mnemonic = new("ASA", "106014", 3) };

        Assert.Equal("106014", facts.Value(new(ReferenceKind.Property, "event")));
        Assert.Equal("3", facts.Value(new(ReferenceKind.Property, "level")));
        Assert.Null(new SyslogFacts("", 0, null, Captures.None).Value(new(ReferenceKind.Property, "level")));
    }
}
