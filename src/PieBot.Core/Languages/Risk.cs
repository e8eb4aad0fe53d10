namespace PieBot.Core.Languages;

/// <summary>What an edit may have given up for its speed. Tests at hand may not notice, so a reviewer should look.</summary>
internal enum Risk
{
    DroppedCheck,
    DroppedLock,
    Unguarded,
    DroppedDispose,
    DroppedWait,
    SwallowedException,
    ChangedCulture,
    ChangedOrder,
    LoweredPrecision,
    AddedConcurrency,
    UnboundedCache,
    ChangedEdge,
    ChangedEvaluation,
    SharedState,
    ChangedQuery,
}

internal static class RiskWords
{
    /// <summary>Why an edit is refused for what it gives up; null when it may be verified, and a reviewer looks.</summary>
    public static string? Refusal(this IEnumerable<Risk>? risks) =>
        risks?.Contains(Risk.Unguarded) == true
            ? "it takes no lock where it took one: no test can show that threads do not need it"
            : null;

    /// <summary>One plain sentence for people.</summary>
    public static string Sentence(this Risk risk) =>
        risk switch
        {
            Risk.DroppedCheck => "It drops a check that throws.",
            Risk.DroppedLock => "It drops a lock or other synchronization.",
            Risk.Unguarded => "It takes no lock where it took one.",
            Risk.DroppedDispose => "It no longer disposes of something.",
            Risk.DroppedWait => "It drops a wait or a flush.",
            Risk.SwallowedException => "It swallows exceptions that reached the caller.",
            Risk.ChangedCulture =>
                "It compares, parses or formats by another culture or case rule.",
            Risk.ChangedOrder => "It may give results in another order.",
            Risk.LoweredPrecision => "It computes with less precise numbers.",
            Risk.AddedConcurrency => "It runs in parallel what ran one after another.",
            Risk.UnboundedCache =>
                "It keeps something for later calls that can grow without bound.",
            Risk.ChangedEdge =>
                "It may treat empty, missing or null values differently: another exception, or another answer.",
            Risk.ChangedEvaluation =>
                "It may run code in another order, or another number of times.",
            Risk.SharedState => "It shares one object where each call had its own.",
            _ => "It changes a query that something else may translate.",
        };
}
