using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Cpp.Rules.Code;

/// <summary>Finds lambdas among a function's tokens.</summary>
internal static class LambdaFinder
{
    public static IReadOnlyList<Lambda> Find(IReadOnlyList<CodeToken> tokens, int[] partner)
    {
        var found = new List<Lambda>();
        for (var at = 1; at < tokens.Count; at++)
        {
            if (
                tokens[at].Is("[")
                && MayBegin(tokens[at - 1])
                && Body(tokens, partner, at) is { } body
            )
            {
                var next = partner[at] + 1;
                found.Add(new(at, tokens[next].Is("(") ? next : -1, body, partner[body]));
            }
        }

        return found;
    }

    // After a value it is an index.
    private static bool MayBegin(CodeToken before) =>
        before.Kind == TokenKind.Word
            ? before.Text is "return" or "co_return" or "case"
            : before.Kind == TokenKind.Operator && before.Text is not (")" or "]");

    private static int? Body(IReadOnlyList<CodeToken> tokens, int[] partner, int open)
    {
        for (var at = partner[open] + 1; at < tokens.Count; at++)
        {
            if (tokens[at].Is("{"))
            {
                return at;
            }

            if (tokens[at].Is("("))
            {
                at = partner[at];
            }
            else if (
                tokens[at].Kind == TokenKind.Operator
                && tokens[at].Text is ";" or ")" or "}" or "]" or "," or "="
            )
            {
                return null;
            }
        }

        return null;
    }
}
