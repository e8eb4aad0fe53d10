using System.Globalization;
using System.Text;

namespace PieBot.Core.Changes;

/// <summary>
/// Characters that a reviewer does not see, or sees as nothing else than a space: the one list that replies, the guard,
/// publishing and all reports go by. What such a character does to a compiler is not what it looks like: U+2028 ends a comment in C#.
/// </summary>
internal static class Unseen
{
    // Drawn as nothing though their category says letter, mark or symbol: the rest of Default_Ignorable_Code_Point
    // (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point), and signs that are blank by design.
    private static readonly (int First, int Last)[] Blank =
    [
        (0x034F, 0x034F), // combining grapheme joiner
        (0x115F, 0x1160), // Hangul fillers
        (0x17B4, 0x17B5), // Khmer inherent vowels
        (0x180B, 0x180F), // Mongolian variation selectors
        (0x2065, 0x2065),
        (0x2800, 0x2800), // braille blank
        (0x3164, 0x3164), // Hangul filler
        (0xFE00, 0xFE0F), // variation selectors
        (0xFFA0, 0xFFA0), // halfwidth Hangul filler
        (0xFFF0, 0xFFF8),
        (0x13441, 0x13442), // Egyptian blanks
        (0x16FE4, 0x16FE4), // Khitan filler
        (0x1D159, 0x1D159), // null notehead
        (0xE0000, 0xE0FFF), // tags, variation selectors
    ];

    /// <summary>Whether a character cannot be told from nothing or from a space, or is no text at all. Tab and line feed are seen by what they do.</summary>
    public static bool Is(Rune rune) =>
        rune.Value is not (' ' or '\t' or '\n')
        // Half of a pair of surrogates is read as this one.
        && (
            rune == Rune.ReplacementChar
            || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.PrivateUse
            || Array.Exists(Blank, one => one.First <= rune.Value && rune.Value <= one.Last)
        );

    /// <summary>Whether lines that are put in the place of others bring in such a character, or one more of them than stood there.</summary>
    /// <param name="original">The replaced lines.</param>
    /// <param name="replacement">Null when they are deleted.</param>
    public static bool IsBroughtIn(string original, string? replacement)
    {
        var brought = Count(replacement ?? "");
        if (brought.Count == 0)
        {
            return false;
        }

        var known = Count(original);
        return brought.Any(one => one.Value > known.GetValueOrDefault(one.Key));
    }

    /// <summary>Text for a reader: spaces of all kinds as spaces, and without what cannot be seen.</summary>
    public static string Without(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            if (!Is(rune))
            {
                plain.Append(rune == new Rune('\t') ? " " : rune.ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator)
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }

    private static Dictionary<Rune, int> Count(string text)
    {
        var counts = new Dictionary<Rune, int>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Is(rune))
            {
                counts[rune] = counts.GetValueOrDefault(rune) + 1;
            }
        }

        return counts;
    }
}
