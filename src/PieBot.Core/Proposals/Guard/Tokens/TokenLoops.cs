using PieBot.Changes;
using PieBot.Changes.Cpp;

namespace PieBot.Proposals.Guard.Tokens;

/// <summary>Finds loops that an edit ends earlier: a bound divided, capped, lessened or cut that was not before.</summary>
internal static class TokenLoops
{
    private static readonly string[] Shrinking = ["/", "//", ">>", "min"];

    public static string? Check(ITokenLanguage language, TokenSide head, TokenSide edited)
    {
        var before = Bounds(language, head);
        var after = Bounds(language, edited);
        var known = before.Select(Text).ToHashSet(StringComparer.Ordinal);
        return after
                .Where(bound => !known.Contains(Text(bound)))
                .FirstOrDefault(bound => bound.Any(token => Shrinking.Contains(token.Text)))
                is { } shrunk
                ? $"it may shrink a buffer or a loop: {Text(shrunk)}"
            : before.Count == after.Count
            && before.Zip(after).FirstOrDefault(pair => IsTighter(pair.First, pair.Second))
                is { Second: { } tighter }
                ? $"a loop runs fewer times: {Text(tighter)}"
            : null;
    }

    // n to n - 1, items to items[1:], range(n) to range(0, n, 2), <= to <.
    private static bool IsTighter(IReadOnlyList<CodeToken> old, IReadOnlyList<CodeToken> now)
    {
        var (one, other) = (Texts(old), Texts(now));
        if (one.SequenceEqual(other))
        {
            return false;
        }

        var inside = Strip(one, other);
        return inside switch
        {
            ([], ["-", ..]) or ([], ["[", ..]) => true,
            (["<="], ["<"]) or ([">="], [">"]) => true,
            _ => one is ["range", "(", .., ")"]
                && other is ["range", "(", .., ")"]
                && other.Count(text => text == ",") == 2
                && one.Count(text => text == ",") < 2,
        };
    }

    // Without what both begin and end with.
    private static (string[] Old, string[] Now) Strip(string[] old, string[] now)
    {
        var most = Math.Min(old.Length, now.Length);
        var start = 0;
        while (start < most && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < most - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        return (old[start..^end], now[start..^end]);
    }

    private static List<IReadOnlyList<CodeToken>> Bounds(ITokenLanguage language, TokenSide side) =>
        language.Key == "python" ? PythonBounds(side.Body) : CppBounds(side.Body);

    // for x in BOUND:, while BOUND:
    private static List<IReadOnlyList<CodeToken>> PythonBounds(IReadOnlyList<CodeToken> body)
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

    private static List<IReadOnlyList<CodeToken>> CppBounds(IReadOnlyList<CodeToken> body)
    {
        if (Brackets.Match(body) is not { } partner)
        {
            return [];
        }

        var bounds = new List<IReadOnlyList<CodeToken>>();
        for (var at = 0; at + 1 < body.Count; at++)
        {
            if (body[at].Text is "for" or "while" && body[at + 1].Is("("))
            {
                var inside = body.Skip(at + 2).Take(partner[at + 1] - at - 2).ToList();
                bounds.Add(
                    body[at].Is("while")
                        ? inside
                        : inside
                            .SkipWhile(token => !token.Is(";") && !token.Is(":"))
                            .Skip(1)
                            .TakeWhile(token => !token.Is(";"))
                            .ToList()
                );
            }
        }

        return bounds;
    }

    private static string[] Texts(IReadOnlyList<CodeToken> tokens) =>
        tokens.Select(token => token.Text).ToArray();

    private static string Text(IReadOnlyList<CodeToken> tokens) => string.Join(' ', Texts(tokens));
}
