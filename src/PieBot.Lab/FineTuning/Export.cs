using PieBot.Lab.Datasets;

namespace PieBot.Lab.FineTuning;

/// <summary>What came into a training file, and what did not.</summary>
/// <param name="LeftOut">Pairs by reason.</param>
internal sealed record ExportTally(
    int Written,
    long Tokens,
    IReadOnlyDictionary<string, int> LeftOut
);

/// <summary>Turns pairs into examples to train on: each once, none that is too long, none of what is held out.</summary>
/// <param name="mostTokens">Of one whole example.</param>
/// <param name="tagged">Whether each says how fast its faster side is.</param>
internal sealed class Export(TrainingFormat format, int mostTokens, bool tagged)
{
    /// <summary>Writes a training file, whole or not at all.</summary>
    /// <param name="pairs">A file of them.</param>
    public ExportTally Write(
        string pairs,
        HeldOut held,
        string output,
        CancellationToken cancellationToken
    )
    {
        var tags = tagged ? SpeedTags.Of(PairFile.Read(pairs)) : null;
        var leftOut = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tokens = 0L;
        IEnumerable<string> Lines()
        {
            foreach (var pair in PairFile.Read(pairs))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var (example, reason) = Read(pair, held, seen, tags);
                if (example is null)
                {
                    leftOut[reason!] = leftOut.GetValueOrDefault(reason!) + 1;
                }
                else
                {
                    tokens += example.Tokens;
                    yield return TrainingLine.Write(example, format);
                }
            }
        }

        var written = WholeFile.WriteLines(output, Lines());
        return new(written, tokens, leftOut);
    }

    private (TrainingExample? Example, string? LeftOut) Read(
        Pair pair,
        HeldOut held,
        HashSet<string> seen,
        SpeedTags? tags
    )
    {
        if (held.Holds(pair))
        {
            return (null, "in another split");
        }

        if (!seen.Add(HeldOut.Key(pair.Input) + HeldOut.Key(pair.Target)))
        {
            return (null, "duplicate");
        }

        var tag = tags?.Of(pair);
        if (tags is not null && tag is null)
        {
            return (null, "without a time to tag it by");
        }

        var example = TrainingExample.Of(pair, tag);
        return example.Tokens > mostTokens ? (null, "too long") : (example, null);
    }
}
