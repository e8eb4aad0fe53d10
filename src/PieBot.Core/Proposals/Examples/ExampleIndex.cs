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

    /// <summary>
    /// From which nearness on a pair is worth its place in a prompt: of the bank's own pairs those shown at 0.3 and more are of
    /// the same kind in 33 %, of all that are nearest in 24 % (docs/examples.md).
    /// </summary>
    public const double NearEnough = 0.3;

    // A pair equal to one already picked is worth this much less.
    private const double Repetition = 0.5;

    // More alike than anything can be.
    private const double Taken = 2;

    private readonly List<Entry> _entries;
    private readonly Dictionary<string, double> _rarity;
    private readonly double _meanLength;

    // Of a word that no pair has.
    private readonly double _unknown;

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
        _unknown = Math.Log(1 + ((_entries.Count + 0.5) / 0.5));
        _rarity = _entries
            .SelectMany(entry => entry.Tokens.Keys)
            .CountBy(token => token)
            .ToDictionary(
                pair => pair.Key,
                pair => Math.Log(1 + ((_entries.Count - pair.Value + 0.5) / (pair.Value + 0.5))),
                StringComparer.Ordinal
            );
    }

    /// <summary>At most <paramref name="count"/> pairs, the best first; fewer when there are no more, or none that is near enough.</summary>
    /// <param name="text">The code to find pairs for.</param>
    /// <param name="language">Only pairs of this language; null: of any.</param>
    /// <param name="least">How near a pair must be, as <see cref="Nearness"/> says it.</param>
    public IReadOnlyList<Example> Nearest(
        string text,
        int count,
        string? language = null,
        double least = 0
    )
    {
        var query = CodeTokens.Weights(text);
        var self = Self(query);
        var open = _entries
            .Where(entry => language is null || entry.Example.Language == language)
            .Select(entry => (Entry: entry, Score: Score(query, entry)))
            .Where(one => one.Score >= least * self)
            .Select(one => (one.Entry, Score: one.Score * Effect(one.Entry.Example.Speedup)))
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

    /// <summary>How near the slow side of a pair is to a piece of code: its score as a share of what the code itself would have.</summary>
    public double Nearness(string text, Example example)
    {
        var query = CodeTokens.Weights(text);
        var self = Self(query);
        return self == 0
            ? 0
            : Score(query, _entries.First(entry => entry.Example == example)) / self;
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

    // The score of a pair that is the code itself.
    private double Self(IReadOnlyDictionary<string, double> query) =>
        Score(query, new(null!, query, query.Values.Sum()));

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
                * _rarity.GetValueOrDefault(pair.Key, _unknown)
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
