namespace PieBot.Tool.GitHub.Reviews;

/// <summary>One try at a review: which findings are comments in it, and why the others, which could be, are not.</summary>
/// <param name="Why">As the end of a sentence.</param>
internal sealed record CommentRound(IReadOnlySet<string> Keys, string Why)
{
    private const string TooMany = "GitHub did not accept more of them in one review";

    private const string Refused = "GitHub did not accept it as a suggestion";

    /// <summary>The first try.</summary>
    /// <param name="keys">Of all that could be comments, the best first.</param>
    /// <param name="most">As many at most.</param>
    public static CommentRound First(IEnumerable<string> keys, int most) =>
        new(keys.Take(most).ToHashSet(StringComparer.Ordinal), TooMany);

    /// <summary>Further tries after answers that say nothing of the comments: large reviews fail where small ones pass.</summary>
    /// <param name="all">Of the first try, the best first.</param>
    public static IEnumerable<CommentRound> Fewer(IReadOnlyList<string> all)
    {
        // Once more as it is: most faults pass by.
        yield return First(all, all.Count);
        yield return First(all, all.Count / 2);
        yield return First(all, 0);
    }

    /// <summary>
    /// Further tries after a refusal. GitHub does not say which comment it refuses, and takes a review whole or not at all: each is left
    /// out in turn, so that one that is refused costs itself only; at last all.
    /// </summary>
    public static IEnumerable<CommentRound> WithoutOne(IReadOnlyList<string> all)
    {
        foreach (var one in all.Reverse())
        {
            yield return new(
                all.Where(key => key != one).ToHashSet(StringComparer.Ordinal),
                Refused
            );
        }

        if (all.Count > 1)
        {
            yield return new(new HashSet<string>(), Refused);
        }
    }
}
