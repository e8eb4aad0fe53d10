using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>
/// Finds work that is saved by doing less of it: lowered numbers, smaller buffers, fewer iterations. The PIE paper calls
/// these spurious optimizations: the tests at hand may not notice.
/// </summary>
internal static class Constants
{
    public static string? Check(SyntaxNode head, SyntaxNode edited) =>
        NumberChanges.Lowered(Numbers(head), Numbers(edited))
        ?? Places.Check(head, edited)
        ?? Shrunk(head, edited)
        ?? Loops.Check(head, edited);

    // A bound that is divided, shifted or capped where it was not before.
    private static string? Shrunk(SyntaxNode head, SyntaxNode edited)
    {
        var known = Bounds(head).Select(Text).ToHashSet(StringComparer.Ordinal);
        return Bounds(edited)
            .Where(bound => !known.Contains(Text(bound)))
            .Where(Shrinks)
            .Select(bound => $"it may shrink a buffer or a loop: {bound.WithoutTrivia()}")
            .FirstOrDefault();
    }

    private static IEnumerable<ExpressionSyntax> Bounds(SyntaxNode root) =>
        root.DescendantNodes()
            .SelectMany<SyntaxNode, ExpressionSyntax>(node =>
                node switch
                {
                    ArrayRankSpecifierSyntax one => one.Sizes,
                    ForStatementSyntax { Condition: { } condition } => [condition],
                    WhileStatementSyntax one => [one.Condition],
                    DoStatementSyntax one => [one.Condition],
                    _ => [],
                }
            );

    private static bool Shrinks(ExpressionSyntax bound) =>
        bound
            .DescendantNodesAndSelf()
            .Any(node =>
                node.IsKind(SyntaxKind.DivideExpression)
                || node.IsKind(SyntaxKind.RightShiftExpression)
                || node.IsKind(SyntaxKind.UnsignedRightShiftExpression)
                || node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Min" }
            );

    private static string Text(SyntaxNode node) =>
        string.Join(' ', node.DescendantTokens().Select(token => token.Text));

    private static List<double> Numbers(SyntaxNode root) =>
        root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.NumericLiteralToken))
            .Select(token => Convert.ToDouble(token.Value, CultureInfo.InvariantCulture))
            .ToList();
}
