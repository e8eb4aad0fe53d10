using Microsoft.CodeAnalysis;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>
/// Finds what an edit may have given up: it holds the members that differ against each other, by syntax alone, so it sees
/// what stands there and not what it is bound to.
/// </summary>
internal static class CSharpRisks
{
    private static readonly (Risk Risk, Func<Sides, bool> Found)[] Kinds =
    [
        (Risk.DroppedCheck, sides => sides.Fewer(Marks.IsCheck)),
        (Risk.DroppedLock, sides => sides.Fewer(Marks.IsGuardedByLock)),
        (Risk.Unguarded, sides => sides.None(Marks.IsLock, Marks.IsGuardedByLock)),
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

    /// <summary>Each once.</summary>
    /// <param name="head">The file at head.</param>
    public static IReadOnlyList<Risk> Of(SyntaxNode head, SyntaxNode edited)
    {
        var sides = Sides.Of(head, edited);
        return Kinds.Where(kind => kind.Found(sides)).Select(kind => kind.Risk).ToList();
    }
}
