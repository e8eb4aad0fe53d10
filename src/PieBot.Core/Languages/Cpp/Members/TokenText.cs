using System.Text;
using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>Tokens as text, with blanks where words would run together.</summary>
internal static class TokenText
{
    public static string Of(IReadOnlyList<CodeToken> tokens, int from, int to)
    {
        var text = new StringBuilder();
        for (var at = from; at < to; at++)
        {
            if (
                text.Length > 0
                && (IsWord(text[^1]) && IsWord(tokens[at].Text[0]) || text[^1] == ',')
            )
            {
                text.Append(' ');
            }

            text.Append(tokens[at].Text);
        }

        return text.ToString();
    }

    private static bool IsWord(char one) => char.IsLetterOrDigit(one) || one == '_';
}
