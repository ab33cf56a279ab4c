namespace Assurance.Lab.Network;

/// <summary>What kind of key account a customer is: classes, stars, spend (CNY a month), language.</summary>
internal sealed record CustomerProfile(IReadOnlyList<string> Classes, int Stars, int MonthlySpend, string Language)
{
    // Two of these ten are premier accounts: they stand in two or more classes.
    private static readonly string[][] ClassMix =
    [
        ["highValue"], ["important"], ["group"], ["strategic"], ["highValue", "strategic"],
        ["highValue"], ["group"], ["important"], ["important", "group", "highValue"], ["highValue"],
    ];

    public bool Important => Classes.Contains("important");

    public static CustomerProfile Draw(Dice dice, int number)
    {
        var classes = ClassMix[number % ClassMix.Length];
        var stars = classes.Length > 1 ? dice.Between(4, 5) : dice.Between(1, 4);
        var spend = classes.Contains("highValue") ? dice.Between(30, 4_000) * 100 : dice.Between(8, 2_000) * 100;
        var english = !classes.Contains("important") && dice.Chance(18);
        return new CustomerProfile(classes, stars, spend, english ? "en" : "zh-CN");
    }
}
