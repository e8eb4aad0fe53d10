using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Members;

/// <summary>The types of a function's parameters, as written: names and default values are no part of a signature.</summary>
internal static class Parameters
{
    /// <param name="open">The parenthesis.</param>
    public static IReadOnlyList<string> Types(
        IReadOnlyList<CodeToken> tokens,
        int[] partner,
        int open
    )
    {
        var types = new List<string>();
        var start = open + 1;
        for (var at = start; at <= partner[open]; at++)
        {
            if (at == partner[open] || tokens[at].Is(","))
            {
                if (at > start)
                {
                    types.Add(Type(tokens, partner, start, at));
                }

                start = at + 1;
            }
            else if (tokens[at].Kind == TokenKind.Operator && tokens[at].Text is "(" or "[" or "{")
            {
                at = partner[at];
            }
            else if (tokens[at].Is("<"))
            {
                at = Angles.Close(tokens, partner, at, partner[open]) ?? at;
            }
        }

        return types;
    }

    private static string Type(IReadOnlyList<CodeToken> tokens, int[] partner, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Is("="))
            {
                to = at;
            }
            else if (tokens[at].Kind == TokenKind.Operator && tokens[at].Text is "(" or "[" or "{")
            {
                at = partner[at];
            }
        }

        var end = to;
        while (end - 1 > from && tokens[end - 1].Is("]"))
        {
            end = partner[end - 1];
        }

        var name = end - 1;
        var hasName =
            name > from
            && tokens[name].Kind == TokenKind.Word
            && !CppWords.IsBuiltIn(tokens[name].Text)
            && MayPrecedeName(tokens[name - 1]);
        return TokenText.Of(tokens, from, hasName ? name : end) + TokenText.Of(tokens, end, to);
    }

    private static bool MayPrecedeName(CodeToken token) =>
        token.Kind == TokenKind.Word
            ? token.Text
                is not (
                    "const"
                    or "volatile"
                    or "struct"
                    or "class"
                    or "enum"
                    or "union"
                    or "typename"
                )
            : token.Text is "*" or "&" or "&&" or ">" or "..." or "]";
}
