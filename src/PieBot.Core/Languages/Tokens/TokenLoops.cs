namespace PieBot.Core.Languages.Tokens;

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
        language.Rules.Bounds(side.Body);

    private static string[] Texts(IReadOnlyList<CodeToken> tokens) =>
        tokens.Select(token => token.Text).ToArray();

    private static string Text(IReadOnlyList<CodeToken> tokens) => string.Join(' ', Texts(tokens));
}
