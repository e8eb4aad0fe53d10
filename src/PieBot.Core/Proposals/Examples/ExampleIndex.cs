namespace PieBot.Core.Proposals.Examples;

/// <summary>
/// Finds the pairs nearest to a piece of code: Okapi BM25 (Robertson and Zaragoza, 2009) over <see cref="CodeTokens"/> of
/// the slow sides, turned down at the extremes of effect, and picked so that one more of the same kind counts less.
/// Pure: the same code and pairs give the same answer.
/// </summary>
internal sealed class ExampleIndex
{
    private const double Saturation = 1.2;
    private const double LengthShare = 0.75;

    // A pair equal to one already picked is worth this much less.
    private const double Repetition = 0.5;

    // More alike than anything can be.
    private const double Taken = 2;

    private readonly List<Entry> _entries;
    private readonly Dictionary<string, double> _rarity;
    private readonly double _meanLength;

    public ExampleIndex(IReadOnlyList<Example> examples)
    {
        _entries = examples
            .Select(example =>
            {
                var tokens = CodeTokens.Weights(example.Slow);
                return new Entry(example, tokens, tokens.Values.Sum());
            })
            .ToList();
        _meanLength = _entries.Count == 0 ? 1 : _entries.Average(entry => entry.Length);
        _rarity = _entries
            .SelectMany(entry => entry.Tokens.Keys)
            .CountBy(token => token)
            .ToDictionary(
                pair => pair.Key,
                pair => Math.Log(1 + ((_entries.Count - pair.Value + 0.5) / (pair.Value + 0.5))),
                StringComparer.Ordinal
            );
    }

    /// <summary>At most <paramref name="count"/> pairs, the best first; fewer only when there are no more.</summary>
    /// <param name="text">The code to find pairs for.</param>
    /// <param name="language">Only pairs of this language; null: of any.</param>
    public IReadOnlyList<Example> Nearest(string text, int count, string? language = null)
    {
        var query = CodeTokens.Weights(text);
        var open = _entries
            .Where(entry => language is null || entry.Example.Language == language)
            .Select(entry =>
                (Entry: entry, Score: Score(query, entry) * Effect(entry.Example.Speedup))
            )
            .OrderByDescending(one => one.Score)
            .ThenBy(one => one.Entry.Example.Id, StringComparer.Ordinal)
            .ToList();
        var likest = new double[open.Count];
        var picked = new List<Example>();
        while (picked.Count < Math.Min(count, open.Count))
        {
            var best = Enumerable
                .Range(0, open.Count)
                .Where(at => likest[at] < Taken)
                .MaxBy(at => open[at].Score * (1 - (Repetition * likest[at])));
            picked.Add(open[best].Entry.Example);
            for (var at = 0; at < open.Count; at++)
            {
                likest[at] = Math.Max(likest[at], Likeness(open[at].Entry, open[best].Entry));
            }

            likest[best] = Taken;
        }

        return picked;
    }

    /// <summary>
    /// How much a pair's effect recommends it. Prompts of pairs that save 1 to 10 % or 90 to 100 % of the time did worse
    /// in the PIE paper than those in between (arXiv 2302.07867, first version, the study of what prompts are made of):
    /// the first teach nothing, the last are whole new algorithms.
    /// </summary>
    internal static double Effect(double? speedup) =>
        speedup is not { } ratio ? 0.9
        : 1 - (1 / ratio) is > 0.1 and < 0.9 ? 1
        : 0.7;

    private double Score(IReadOnlyDictionary<string, double> query, Entry entry) =>
        query.Sum(pair =>
        {
            if (!entry.Tokens.TryGetValue(pair.Key, out var weight))
            {
                return 0;
            }

            var length = 1 - LengthShare + (LengthShare * entry.Length / _meanLength);
            // A word said often in the question is not asked for so many times.
            return Math.Min(pair.Value, 2)
                * _rarity[pair.Key]
                * (weight * (Saturation + 1) / (weight + (Saturation * length)));
        });

    // Share of words that both have.
    private static double Likeness(Entry one, Entry other)
    {
        var common = one.Tokens.Keys.Count(other.Tokens.ContainsKey);
        var all = one.Tokens.Count + other.Tokens.Count - common;
        return all == 0 ? 1 : (double)common / all;
    }

    private sealed record Entry(
        Example Example,
        IReadOnlyDictionary<string, double> Tokens,
        double Length
    );
}
