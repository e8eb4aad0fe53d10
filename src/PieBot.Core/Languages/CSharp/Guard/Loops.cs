using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>
/// Finds loops that do the same as before, only fewer times: a longer step, an end excluded that was included, a bound
/// less something, or only the first of a sequence. Loops whose bodies change as well are for the tests to judge.
/// </summary>
internal static class Loops
{
    public static string? Check(SyntaxNode head, SyntaxNode edited)
    {
        var before = head.DescendantNodes().Where(IsLoop).ToList();
        var after = edited.DescendantNodes().Where(IsLoop).ToList();
        if (before.Count == after.Count)
        {
            foreach (var (old, now) in before.Zip(after))
            {
                if (Fewer(old, now) is { } reason)
                {
                    return reason;
                }
            }
        }

        return OnlySome(head, edited);
    }

    private static bool IsLoop(SyntaxNode node) =>
        node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    private static string? Fewer(SyntaxNode old, SyntaxNode now) =>
        (old, now) switch
        {
            (ForStatementSyntax one, ForStatementSyntax other)
                when Same(one.Statement, other.Statement) => Tighter(one.Condition, other.Condition)
                ?? Longer(one, other),
            (WhileStatementSyntax one, WhileStatementSyntax other)
                when Same(one.Statement, other.Statement) => Tighter(
                one.Condition,
                other.Condition
            ),
            (DoStatementSyntax one, DoStatementSyntax other)
                when Same(one.Statement, other.Statement) => Tighter(
                one.Condition,
                other.Condition
            ),
            _ => null,
        };

    private static string? Tighter(ExpressionSyntax? one, ExpressionSyntax? other)
    {
        if (
            one is not BinaryExpressionSyntax old
            || other is not BinaryExpressionSyntax now
            || !Same(old.Left, now.Left)
        )
        {
            return null;
        }

        var excluded =
            (old.Kind(), now.Kind())
                is
                    (SyntaxKind.LessThanOrEqualExpression, SyntaxKind.LessThanExpression)
                    or
                    (SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.GreaterThanExpression)
            && Same(old.Right, now.Right);
        var less =
            old.IsKind(now.Kind())
            && now.Right is BinaryExpressionSyntax right
            && right.IsKind(SyntaxKind.SubtractExpression)
            && Same(old.Right, right.Left);
        return excluded || less ? $"it ends a loop earlier: {now.WithoutTrivia()}" : null;
    }

    private static string? Longer(ForStatementSyntax one, ForStatementSyntax other) =>
        Same(one.Condition, other.Condition)
        && Same(one.Declaration, other.Declaration)
        && IsSingleStep(one.Incrementors)
        && other.Incrementors is [AssignmentExpressionSyntax step]
        && (
            step.IsKind(SyntaxKind.AddAssignmentExpression)
            || step.IsKind(SyntaxKind.SubtractAssignmentExpression)
        )
            ? $"it skips iterations: {step.WithoutTrivia()}"
            : null;

    private static bool IsSingleStep(SeparatedSyntaxList<ExpressionSyntax> incrementors) =>
        incrementors is [PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax];

    // Take(10) where nothing was limited to ten before.
    private static string? OnlySome(SyntaxNode head, SyntaxNode edited)
    {
        var known = head.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.NumericLiteralToken))
            .Select(token => token.ValueText)
            .ToHashSet(StringComparer.Ordinal);
        return edited
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call =>
                call.Expression
                    is MemberAccessExpressionSyntax
                    {
                        Name.Identifier.ValueText: "Take" or "TakeLast"
                    }
                && call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax number }]
                && !known.Contains(number.Token.ValueText)
            )
            .Select(call => $"it takes only some of a sequence: Take{call.ArgumentList}")
            .FirstOrDefault();
    }

    private static bool Same(SyntaxNode? one, SyntaxNode? other) =>
        SyntaxFactory.AreEquivalent(one, other, topLevel: false);
}
