namespace PieBot.Core.Languages.Numbers;

/// <summary>Finds the call, constructor or array size that a number is given to.</summary>
internal static class NumberCalls
{
    // Words before a bracket that call nothing.
    private static readonly string[] NoNames =
    [
        .. (string[])["if", "elif", "else", "while", "for", "foreach", "switch", "case", "catch"],
        .. (string[])["return", "in", "is", "and", "or", "not", "await", "yield", "throw", "lock"],
        .. (string[])["using", "with", "assert", "lambda", "when"],
    ];

    /// <summary>From the first part of its name to the bracket that closes it; null when there is none.</summary>
    public static Range? Around(IReadOnlyList<NumberToken> tokens, int at)
    {
        for (var open = Open(tokens, at); open >= 0; open = Open(tokens, open))
        {
            var from = Name(tokens, open);
            if (tokens[open].Is("("))
            {
                // Mere parentheses say nothing.
                if (from < open)
                {
                    return from..Closed(tokens, open);
                }
            }
            else
            {
                // The place of an item is no amount.
                return tokens.Take(from..open).Any(token => token.Is("new", "stackalloc"))
                    ? from..Closed(tokens, open)
                    : null;
            }
        }

        return null;
    }

    /// <summary>The bracket around a token that is still open there; -1 when there is none.</summary>
    public static int Open(IReadOnlyList<NumberToken> tokens, int at)
    {
        var depth = 0;
        for (at--; at >= 0; at--)
        {
            depth +=
                tokens[at].Is(")", "]") ? 1
                : tokens[at].Is("(", "[") ? -1
                : 0;
            if (depth < 0)
            {
                return at;
            }
        }

        return -1;
    }

    // After the bracket that closes this one.
    private static int Closed(IReadOnlyList<NumberToken> tokens, int open)
    {
        var depth = 0;
        for (var at = open; at < tokens.Count; at++)
        {
            depth +=
                tokens[at].Is("(", "[") ? 1
                : tokens[at].Is(")", "]") ? -1
                : 0;
            if (depth == 0)
            {
                return at + 1;
            }
        }

        return tokens.Count;
    }

    private static int Name(IReadOnlyList<NumberToken> tokens, int open)
    {
        var at = BeforeTypes(tokens, open);
        while (
            at > 0
            && (
                tokens[at - 1].Is(".", "::", "->", "?.")
                || (
                    tokens[at - 1] is { Value: null, Text: [var first, ..] }
                    && (char.IsLetter(first) || first is '_' or '@')
                    && !tokens[at - 1].Is(NoNames)
                )
            )
        )
        {
            at--;
        }

        return at;
    }

    // List<int>( begins where its arguments of types do; the place itself where there are none.
    private static int BeforeTypes(IReadOnlyList<NumberToken> tokens, int open)
    {
        var depth = 0;
        for (var at = open - 1; at >= 0; at--)
        {
            depth +=
                tokens[at].Is(">") ? 1
                : tokens[at].Is(">>") ? 2
                : tokens[at].Is("<") ? -1
                : 0;
            if (depth <= 0)
            {
                return depth == 0 && tokens[at].Is("<") ? at : open;
            }
        }

        return open;
    }
}
