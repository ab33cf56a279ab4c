namespace Assurance.Collectors.Normalisation.Wording;

/// <summary>Whether a sentence says that its subject broke or works again.</summary>
internal static class Direction
{
    public const string Broken = "broken";

    public const string Whole = "whole";

    /// <summary>Empty where it says neither, or both.</summary>
    /// <param name="bad">What counts as broken here.</param>
    /// <param name="good">What counts as whole here.</param>
    public static string Of(in Sentence sentence, WordMeaning bad, WordMeaning good)
    {
        var whole = 0;
        var broken = 0;
        var last = "";
        for (var i = 0; i < sentence.Length && !sentence[i].Is(WordMeaning.Why); i++)
        {
            var word = sentence[i];
            if (word.Is(WordMeaning.Over))
            {
                return IsNegated(sentence, i) ? Broken : Whole;
            }

            var state = word.Is(bad) ? Broken : word.Is(good) && !IsPreposition(sentence, i) ? Whole : "";
            if (state.Length == 0)
            {
                continue;
            }

            if (IsNegated(sentence, i))
            {
                // Not failed says little; not up says all.
                if (state == Broken)
                {
                    return "";
                }

                state = Broken;
            }

            last = i > 0 && IsTowards(sentence, i) ? state : last;
            broken += state == Broken ? 1 : 0;
            whole += state == Whole ? 1 : 0;
        }

        return last.Length > 0 ? last
            : broken > 0 == whole > 0 ? ""
            : broken > 0 ? Broken : Whole;
    }

    // to Down, -> DOWN, new state Idle, state = down
    private static bool IsTowards(in Sentence sentence, int at) =>
        sentence[at - 1].Is(WordMeaning.Towards)
        || (at > 1 && sentence[at - 2].Is(WordMeaning.Towards) && sentence.Text(at - 1) is "the" or "a" or "state" or "lower" or "higher")
        || (at > 2 && sentence[at - 3].Is(WordMeaning.Towards) && sentence.Text(at - 1) is "state");

    private static bool IsNegated(in Sentence sentence, int at) =>
        (at > 0 && sentence[at - 1].Is(WordMeaning.Not)) || (at > 1 && sentence[at - 2].Is(WordMeaning.Not) && sentence.Text(at - 1) is "longer" or "yet" or "been" or "fully" or "in");

    // on interface, on Gi0/1
    private static bool IsPreposition(in Sentence sentence, int at) =>
        sentence.Text(at) is "on" && at + 1 < sentence.Length;
}
