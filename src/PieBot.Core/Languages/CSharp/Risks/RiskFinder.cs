using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Guard;
using PieBot.Core.Languages.Tokens;
using PieBot.Core.Proposals;
using PieBot.Core.Targets;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>
/// Finds what an edit may have given up: it holds the members that differ against each other, by syntax alone, so it sees
/// what stands there and not what it is bound to.
/// </summary>
internal static class RiskFinder
{
    private static readonly (Risk Risk, Func<Sides, bool> Found)[] Kinds =
    [
        (Risk.DroppedCheck, sides => sides.Fewer(Marks.IsCheck)),
        (Risk.DroppedLock, sides => sides.Fewer(Marks.IsGuardedByLock)),
        (Risk.DroppedDispose, sides => sides.Fewer(Marks.IsDispose)),
        (Risk.DroppedWait, sides => sides.Fewer(Marks.IsWait)),
        (Risk.SwallowedException, sides => sides.More(Marks.IsSwallow)),
        (Risk.ChangedCulture, Culture.IsChanged),
        (Risk.ChangedOrder, Order.IsChanged),
        (Risk.LoweredPrecision, Precision.IsLowered),
        (Risk.AddedConcurrency, sides => sides.More(Marks.IsConcurrent)),
        (Risk.UnboundedCache, Cache.IsAdded),
        (Risk.ChangedEdge, Edges.IsChanged),
        (Risk.ChangedEvaluation, Evaluation.IsChanged),
        (Risk.SharedState, Sharing.IsAdded),
        (Risk.ChangedQuery, QueryChange.IsMade),
    ];

    /// <summary>The risks of an edit, each once; null when there are none.</summary>
    /// <param name="headText">The file at head.</param>
    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    public static IReadOnlyList<Risk>? Find(
        string headText,
        Candidate candidate,
        string? symbols = null
    )
    {
        if (
            SourceFile.OfText(headText).Edited(candidate.Edits) is not { } text
            || candidate.Edits.Count == 0
        )
        {
            return null;
        }

        var path = candidate.Edits[0].Path;
        if (LanguagePacks.Of(path) is ITokenLanguage language)
        {
            return TokenRisks.Find(language, path, candidate.TargetId, headText, text);
        }

        var sides = Sides.Of(Parsed.Head(headText, symbols), Parsed.Root(text, symbols));
        var found = Kinds.Where(kind => kind.Found(sides)).Select(kind => kind.Risk).ToList();
        return found.Count > 0 ? found : null;
    }
}
