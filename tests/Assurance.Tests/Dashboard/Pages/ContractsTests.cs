using Assurance.Dashboard.Api.Choices;
using Assurance.Dashboard.Live;

namespace Assurance.Tests.Dashboard.Pages;

public sealed class ContractsTests
{
    /// <summary>Set it to 1 to write the file anew instead of comparing.</summary>
    private const string Rewrite = "ASSURANCE_REWRITE_CONTRACTS";

    [Fact]
    public void Contracts_are_fresh() => Compare(
        "rows.ts",
        TypeScriptContracts.Of(typeof(AlarmRow), typeof(FaultRow), typeof(TicketRow), typeof(CustomerRow), typeof(HealthRow), typeof(StormRow), typeof(PlannedWorkRow)));

    [Fact]
    public void Contracts_of_choices_are_fresh() => Compare("choices.ts", TypeScriptContracts.Of(typeof(ChoicesResource)));

    private static void Compare(string file, string expected)
    {
        var path = Path.Combine(WebFolder.Path, "src", "contracts", file);
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(
            File.ReadAllText(path).ReplaceLineEndings("\n") == expected,
            $"{path} is not what the host's records say: run this test with {Rewrite}=1 and commit what it writes.");
    }
}
