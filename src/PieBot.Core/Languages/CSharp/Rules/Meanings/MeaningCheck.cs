namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// Judges whether a code fix keeps what the code means, by what its names are bound to. The rules promise only code that
/// compiles, and tests at hand may not see the difference. What cannot be bound is refused where the fix depends on it.
/// </summary>
internal static class MeaningCheck
{
    private static readonly Func<CodeFix, IEnumerable<Meaning>>[] Checks =
    [
        Queries.Of,
        SharedObjects.Of,
        EarlierReads.Of,
        LookUps.Of,
        Delegates.Of,
        ComparedSides.Of,
        Casts.Of,
        NullElements.Of,
        TextComparisons.Of,
        StructCopies.Of,
        Appends.Of,
        NullReceivers.Of,
    ];

    /// <summary>Why the fix is refused, and what it may have given up; null each when there is nothing.</summary>
    public static (string? Refusal, IReadOnlyList<Risk>? Risks) Of(CodeFix fix)
    {
        var meanings = Checks.SelectMany(check => check(fix)).ToList();
        var risks = meanings.OfType<Meaning.Doubtful>().Select(one => one.Risk).Distinct().ToList();
        return (
            meanings.OfType<Meaning.Changed>().FirstOrDefault()?.Reason,
            risks.Count > 0 ? risks : null
        );
    }
}
