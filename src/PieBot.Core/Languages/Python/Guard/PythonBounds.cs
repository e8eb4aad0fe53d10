using PieBot.Core.Languages.Tokens;

namespace PieBot.Core.Languages.Python.Guard;

/// <summary>Finds what says how often Python's loops and comprehensions run.</summary>
internal static class PythonBounds
{
    // for x in BOUND:, while BOUND:
    public static List<TokenBound> Of(IReadOnlyList<CodeToken> body)
    {
        var bounds = new List<TokenBound>();
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
                bounds.Add(Bound(body, from, to));
            }
        }

        return bounds;
    }

    private static TokenBound Bound(IReadOnlyList<CodeToken> body, int from, int to)
    {
        var tokens = body.Take(from..to).ToList();
        // range(END) counts from 0, range(START, END) from what it says.
        return tokens switch
        {
            [{ Text: "range" }, _, var start, { Text: "," }, .. var rest] => new(
                tokens,
                Body(body, from, to),
                TokenNumber.Value(start),
                rest
            ),
            [{ Text: "range" }, _, .. var rest] => new(tokens, Body(body, from, to), 0, rest),
            _ => new(tokens, Body(body, from, to), null, tokens),
        };
    }

    // The block below, or what else is on the line: that of a comprehension stands before its bound.
    private static List<CodeToken> Body(IReadOnlyList<CodeToken> body, int from, int to)
    {
        var start = from;
        while (start > 0 && body[start - 1].Kind != TokenKind.NewLine)
        {
            start--;
        }

        var end = to;
        while (end < body.Count && body[end].Kind != TokenKind.NewLine)
        {
            end++;
        }

        var line = body.Take(start..from).Concat(body.Take(to..end));
        if (end + 1 >= body.Count || body[end + 1].Kind != TokenKind.Indent)
        {
            return line.ToList();
        }

        var depth = 1;
        var last = end + 2;
        for (; last < body.Count && depth > 0; last++)
        {
            depth += body[last].Kind switch
            {
                TokenKind.Indent => 1,
                TokenKind.Dedent => -1,
                _ => 0,
            };
        }

        return line.Concat(body.Take((end + 1)..last)).ToList();
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
