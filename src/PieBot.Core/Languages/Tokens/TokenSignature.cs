namespace PieBot.Core.Languages.Tokens;

/// <summary>Finds where in a member's tokens its signature begins and ends.</summary>
internal static class TokenSignature
{
    /// <returns>The first token of the signature, and the first of the body.</returns>
    public static (int Start, int Body) Of(TokenLanguage language, IReadOnlyList<CodeToken> member)
    {
        var start = language.SignatureStart(member);
        var depth = 0;
        for (var at = start; at < member.Count; at++)
        {
            var token = member[at];
            if (token.Kind != TokenKind.Operator)
            {
                continue;
            }

            // A colon ends Python's header; in C++ it begins a constructor's initializers.
            if (depth == 0 && (token.Text == ":" || (language.HasBraces && token.Text == "{")))
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
}
