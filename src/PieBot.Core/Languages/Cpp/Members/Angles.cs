using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>Lists of template arguments: where their other ends are.</summary>
internal static class Angles
{
    /// <summary>The token that closes the list; null when it does not end before <paramref name="to"/>.</summary>
    public static int? Close(IReadOnlyList<CodeToken> tokens, int[] partner, int open, int to)
    {
        var depth = 0;
        for (var at = open; at < to; at++)
        {
            if (tokens[at].Kind != TokenKind.Operator)
            {
                continue;
            }

            switch (tokens[at].Text)
            {
                case "(" or "[" or "{":
                    at = partner[at];
                    break;
                case "<":
                    depth++;
                    break;
                case ">" when --depth == 0:
                    return at;
                case ";":
                    return null;
            }
        }

        return null;
    }

    /// <summary>The token that opens the list; null when none does after <paramref name="from"/>.</summary>
    public static int? Open(IReadOnlyList<CodeToken> tokens, int[] partner, int close, int from)
    {
        var depth = 0;
        for (var at = close; at >= from; at--)
        {
            if (tokens[at].Kind != TokenKind.Operator)
            {
                continue;
            }

            switch (tokens[at].Text)
            {
                case ")" or "]" or "}":
                    at = partner[at];
                    break;
                case ">":
                    depth++;
                    break;
                case "<" when --depth == 0:
                    return at;
            }
        }

        return null;
    }

    /// <summary>By how much a token takes what follows deeper into lists of template arguments, or out of them.</summary>
    public static int Step(CodeToken token) =>
        token.Kind != TokenKind.Operator
            ? 0
            : token.Text switch
            {
                "<" => 1,
                ">" => -1,
                ">>" => -2,
                _ => 0,
            };
}
