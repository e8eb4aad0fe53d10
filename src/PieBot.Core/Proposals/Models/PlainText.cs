using System.Globalization;
using System.Text;

namespace PieBot.Proposals.Models;

/// <summary>Makes what others wrote fit to be shown: one line, no control or direction characters, capped.</summary>
internal static class PlainText
{
    public static string Line(string text, int most)
    {
        var line = new StringBuilder();
        foreach (var character in text)
        {
            if (line.Length > most)
            {
                break;
            }

            if (char.IsWhiteSpace(character))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(character)
                is not (UnicodeCategory.Control or UnicodeCategory.Format)
            )
            {
                line.Append(character);
            }
        }

        var whole = line.ToString().TrimEnd();
        if (whole.Length <= most)
        {
            return whole;
        }

        var end = char.IsHighSurrogate(whole[most - 2]) ? most - 2 : most - 1;
        return whole[..end].TrimEnd() + "…";
    }
}
