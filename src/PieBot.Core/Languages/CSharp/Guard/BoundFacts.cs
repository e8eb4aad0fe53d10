using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>What bounds the loops and arrays of a file.</summary>
internal static class BoundFacts
{
    public static IReadOnlyList<BoundFact> Of(SyntaxNode root) =>
        root.DescendantNodes()
            .SelectMany<SyntaxNode, BoundFact>(node =>
                node switch
                {
                    ArrayRankSpecifierSyntax one => one.Sizes.Select(size =>
                        Bound(size, false, null)
                    ),
                    ForStatementSyntax one =>
                    [
                        Bound(one.Condition, true, one.Statement) with
                        {
                            Step = one.Incrementors.SelectMany(Texts).ToList(),
                            Start = Start(one),
                        },
                    ],
                    WhileStatementSyntax one => [Bound(one.Condition, true, one.Statement)],
                    DoStatementSyntax one => [Bound(one.Condition, true, one.Statement)],
                    _ => [],
                }
            )
            .ToList();

    private static BoundFact Bound(ExpressionSyntax? bound, bool isLoop, StatementSyntax? body) =>
        new(Texts(bound).ToList(), bound is not null && Shrinks(bound))
        {
            IsLoop = isLoop,
            Body = body is null ? null : string.Join(' ', Texts(body)),
        };

    private static double? Start(ForStatementSyntax loop) =>
        loop.Declaration?.Variables
            is [{ Initializer.Value: LiteralExpressionSyntax { Token.Value: IConvertible start } }]
        && start is not string
            ? Convert.ToDouble(start, CultureInfo.InvariantCulture)
            : null;

    private static bool Shrinks(ExpressionSyntax bound) =>
        bound
            .DescendantNodesAndSelf()
            .Any(node =>
                node.IsKind(SyntaxKind.DivideExpression)
                || node.IsKind(SyntaxKind.RightShiftExpression)
                || node.IsKind(SyntaxKind.UnsignedRightShiftExpression)
                || node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Min" }
            );

    private static IEnumerable<string> Texts(SyntaxNode? node) =>
        node?.DescendantTokens().Select(token => token.Text) ?? [];
}
