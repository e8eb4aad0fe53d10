using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// <c>Take(limit + 1).Count()</c> computes the limit once more, and before the count: the same only where that has no effects.
/// </summary>
internal static class ComparedSides
{
    public static IEnumerable<Meaning> Of(CodeFix fix)
    {
        if (fix.Rule != "MA0031" || Comparison(fix) is not { } comparison)
        {
            return [];
        }

        return new[] { comparison.Left, comparison.Right }
            .Where(side => !IsCount(side))
            .Any(side =>
                fix.Model.GetOperation(side) is not { } operation
                || new Effects(fix.Model.Compilation).Of(operation).Count > 0
            )
            ? [new Meaning.Changed("it computes twice what has effects, or cannot be bound")]
            : [];
    }

    private static BinaryExpressionSyntax? Comparison(CodeFix fix) =>
        fix
            .At.AncestorsAndSelf()
            .Concat(fix.At.DescendantNodes())
            .OfType<BinaryExpressionSyntax>()
            .FirstOrDefault(one => IsCount(one.Left) || IsCount(one.Right));

    private static bool IsCount(ExpressionSyntax side) =>
        side is InvocationExpressionSyntax call
        && Languages.CSharp.Risks.Marks.Callee(call) is "Count" or "LongCount";
}
