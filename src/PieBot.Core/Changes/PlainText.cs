using System.Text;

namespace PieBot.Core.Changes;

/// <summary>Makes what others wrote fit to be shown: one line, nothing that cannot be seen, capped.</summary>
internal static class PlainText
{
    public static string Line(string text, int most)
    {
        var line = new StringBuilder();
        foreach (var character in Unseen.Without(text))
        {
            if (line.Length > most)
            {
                break;
            }

            if (character != ' ' || (line.Length > 0 && line[^1] != ' '))
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
