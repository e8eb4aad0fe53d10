using PieBot.Changes;

namespace PieBot.Proposals.Guard.Tokens;

/// <summary>Finds where in a member's tokens its signature begins and ends.</summary>
internal static class TokenSignature
{
    /// <returns>The first token of the signature, and the first of the body.</returns>
    public static (int Start, int Body) Of(ITokenLanguage language, IReadOnlyList<CodeToken> member)
    {
        var isPython = language.Key == "python";
        var start = isPython ? Definition(member) : 0;
        var depth = 0;
        for (var at = start; at < member.Count; at++)
        {
            var token = member[at];
            if (token.Kind != TokenKind.Operator)
            {
                continue;
            }

            // A colon ends Python's header; in C++ it begins a constructor's initializers.
            if (depth == 0 && (token.Text == ":" || (!isPython && token.Text == "{")))
            {
                return (start, at);
            }

            depth += token.Text switch
            {
                "(" or "[" or "{" => 1,
                ")" or "]" or "}" => -1,
                _ => 0,
            };
        }

        return (start, member.Count);
    }

    // The line after the decorators.
    private static int Definition(IReadOnlyList<CodeToken> member)
    {
        for (var at = 0; at < member.Count; at++)
        {
            if (
                member[at].Text is "def" or "async"
                && (at == 0 || member[at - 1].Kind is not (TokenKind.Word or TokenKind.Operator))
            )
            {
                return at;
            }
        }

        return 0;
    }
}
