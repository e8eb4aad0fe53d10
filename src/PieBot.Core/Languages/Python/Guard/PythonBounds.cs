using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Python.Guard;

/// <summary>Finds what says how often Python's loops and comprehensions run.</summary>
internal static class PythonBounds
{
    // for x in BOUND:, while BOUND:
    public static List<IReadOnlyList<CodeToken>> Of(IReadOnlyList<CodeToken> body)
    {
        var bounds = new List<IReadOnlyList<CodeToken>>();
        for (var at = 0; at < body.Count; at++)
        {
            if (!body[at].Is("for") && !body[at].Is("while"))
            {
                continue;
            }

            var from = at + 1;
            while (body[at].Is("for") && from < body.Count && !body[from].Is("in"))
            {
                from++;
            }

            from += body[at].Is("for") ? 1 : 0;
            var to = End(body, from);
            if (to > from)
            {
                bounds.Add(body.Skip(from).Take(to - from).ToList());
            }
        }

        return bounds;
    }

    // The colon, or where a comprehension goes on or ends.
    private static int End(IReadOnlyList<CodeToken> body, int at)
    {
        var depth = 0;
        for (; at < body.Count && body[at].Kind != TokenKind.NewLine; at++)
        {
            depth += body[at].Text switch
            {
                "(" or "[" or "{" => 1,
                ")" or "]" or "}" => -1,
                _ => 0,
            };
            if (depth < 0 || (depth == 0 && body[at].Text is ":" or "if" or "for" && depth == 0))
            {
                return at;
            }
        }

        return at;
    }
}
