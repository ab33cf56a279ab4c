namespace Assurance.Text;

/// <summary>
/// Whether octets that are not UTF-8 can be GB18030: one octet 00..7F, two octets 81..FE 40..7E|80..FE,
/// or four octets 81..FE 30..39 81..FE 30..39 (GB 18030-2005 §4).
/// </summary>
internal static class Gb18030Octets
{
    public static bool IsPlausible(ReadOnlySpan<byte> octets)
    {
        var hanzi = 0;
        var betweenLetters = 0;
        for (var i = 0; i < octets.Length;)
        {
            var size = SequenceLength(octets[i..]);
            if (size == 0)
            {
                return false;
            }

            if (size > 1)
            {
                hanzi++;
                betweenLetters += IsLatinWord(octets, i, size) ? 1 : 0;
            }

            i += size;
        }

        // "Zürich" in Latin-1 is well-formed GBK too: a lone pair inside a Latin word is an accent, not a hanzi.
        return hanzi > betweenLetters;
    }

    private static int SequenceLength(ReadOnlySpan<byte> at) => at switch
    {
        [<= 0x7F, ..] => 1,
        [>= 0x81 and <= 0xFE, >= 0x40 and <= 0xFE and not 0x7F, ..] => 2,
        [>= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, >= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, ..] => 4,
        _ => 0,
    };

    private static bool IsLatinWord(ReadOnlySpan<byte> octets, int at, int size) =>
        size == 2 && at > 0 && char.IsAsciiLetter((char)octets[at - 1]) && char.IsAsciiLetter((char)octets[at + 1]);
}
