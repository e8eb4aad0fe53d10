using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Loops;

/// <summary>
/// A query or a root in a loop's condition, of what the loop leaves alone. It is computed at least once, at the first test,
/// and fails there as it would before the loop.
/// </summary>
internal sealed class QueryInCondition : OwnRule
{
    public override string Id => "query-in-condition";

    public override string Title => "Compute the limit once before the loop";

    public override string Reason =>
        "The condition is tested each time round; its limit stays the same.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var loop in code.All<StatementSyntax>())
        {
            var condition = loop switch
            {
                ForStatementSyntax one => one.Condition,
                WhileStatementSyntax one => one.Condition,
                _ => null,
            };
            if (
                condition is BinaryExpressionSyntax comparison
                && comparison.Kind()
                    is SyntaxKind.LessThanExpression
                        or SyntaxKind.LessThanOrEqualExpression
                        or SyntaxKind.GreaterThanExpression
                        or SyntaxKind.GreaterThanOrEqualExpression
                && comparison.Right is InvocationExpressionSyntax limit
                && Lines.IsInBlock(loop)
                && IsCostly(code, limit)
                && Steadiness.IsSteady(code, limit, loop)
                // Else it waits for another thread.
                && !Steadiness.IsSteady(code, comparison.Left, loop)
                && (loop is not ForStatementSyntax { } counted || IsPureStart(code, counted))
            )
            {
                var name = code.Fresh("limit");
                yield return new([
                    Lines.Before(loop, $"var {name} = {limit};"),
                    Lines.Replace(limit, name),
                ]);
            }
        }
    }

    private static bool IsCostly(MemberCode code, InvocationExpressionSyntax limit) =>
        Repetition.IsEager(code, limit) && CodeFix.Receiver(limit) is InvocationExpressionSyntax
        || (Repetition.IsEager(code, limit) && limit.ArgumentList.Arguments.Count > 0)
        || (code.IsOf(limit, "System.Math") && Marks.Callee(limit) is "Sqrt" or "Pow" or "Log");

    private static bool IsPureStart(MemberCode code, ForStatementSyntax loop) =>
        loop.Initializers.Count == 0
        && (
            loop.Declaration?.Variables.All(one =>
                one.Initializer is { Value: var value } && code.IsPure(value)
            )
            ?? true
        );
}
