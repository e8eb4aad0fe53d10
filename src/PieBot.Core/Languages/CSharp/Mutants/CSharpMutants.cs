using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.CSharp.Mutants;

/// <summary>
/// Plants mutants in given lines: a throw, a flipped condition, an off-by-one, a dropped statement, a changed constant
/// (the classic operators of mutation testing: DeMillo, Lipton and Sayward, Computer 11, 1978).
/// </summary>
internal static class CSharpMutants
{
    // Always true, but the compiler does not know: no code becomes unreachable.
    private const string Throw =
        "if (global::System.AppContext.BaseDirectory != null) throw new global::System.InvalidOperationException(\"a mutant\"); ";

    /// <param name="text">The candidate's file.</param>
    /// <param name="lines">The lines that its edits wrote, 1-based.</param>
    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    /// <param name="most">No more than this: of each kind in turn, so that the kinds are mixed.</param>
    public static IReadOnlyList<Mutant> Plant(
        string text,
        IReadOnlyList<LineRange> lines,
        int most,
        string? symbols = null
    )
    {
        var source = SourceText.From(text);
        var root = CSharpSyntaxTree.ParseText(source, Preprocessor.Options(symbols)).GetRoot();
        var nodes = root.DescendantNodes()
            .Where(node => IsIn(node, source, lines) && IsInBody(node))
            .ToList();
        List<Mutant> Kind(string what, IEnumerable<TextChange> changes) =>
            changes
                .Select(change => new Mutant(
                    $"{what} in line {source.Lines.GetLineFromPosition(change.Span.Start).LineNumber + 1}",
                    source.WithChanges(change).ToString()
                ))
                .DistinctBy(mutant => mutant.Text)
                .ToList();

        List<List<Mutant>> kinds =
        [
            Kind("a throw", Throws(nodes)),
            Kind("condition flipped", nodes.Select(Flipped).OfType<TextChange>()),
            Kind("off by one", nodes.Select(OffByOne).OfType<TextChange>()),
            Kind("statement dropped", nodes.Select(Dropped).OfType<TextChange>()),
            Kind("constant changed", nodes.Select(Changed).OfType<TextChange>()),
        ];
        return Enumerable
            .Range(0, kinds.Max(kind => kind.Count))
            .SelectMany(place =>
                kinds.Where(kind => place < kind.Count).Select(kind => kind[place])
            )
            .Take(most)
            .ToList();
    }

    private static bool IsIn(SyntaxNode node, SourceText source, IReadOnlyList<LineRange> lines)
    {
        // By where it begins: an outer statement that only contains an edited line is not what was edited.
        var line = source.Lines.GetLineFromPosition(node.SpanStart).LineNumber + 1;
        return lines.Any(range => line >= range.Start && line <= range.End);
    }

    private static bool IsInBody(SyntaxNode node) =>
        node.Ancestors().Any(one => one is BlockSyntax or ArrowExpressionClauseSyntax)
        && node.FirstAncestorOrSelf<AttributeSyntax>() is null;

    private static IEnumerable<TextChange> Throws(List<SyntaxNode> nodes)
    {
        var statement = nodes
            .OfType<StatementSyntax>()
            .FirstOrDefault(one =>
                one is not (BlockSyntax or LocalFunctionStatementSyntax)
                && one.Parent is BlockSyntax or SwitchSectionSyntax
            );
        if (statement is not null)
        {
            yield return new(new(statement.SpanStart, 0), Throw);
            yield break;
        }

        var statementAround = (
            nodes.Count > 0 ? nodes[0] : null
        )?.FirstAncestorOrSelf<StatementSyntax>(one => one.Parent is BlockSyntax);
        if (statementAround is not null)
        {
            yield return new(new(statementAround.SpanStart, 0), Throw);
        }
        else if (
            nodes
                .Select(node => node.FirstAncestorOrSelf<ArrowExpressionClauseSyntax>())
                .FirstOrDefault(one => one is not null) is
            { } arrow
        )
        {
            yield return new(
                arrow.Expression.Span,
                "throw new global::System.InvalidOperationException(\"a mutant\")"
            );
        }
    }

    private static TextChange? Flipped(SyntaxNode node)
    {
        var condition = node switch
        {
            IfStatementSyntax one => one.Condition,
            WhileStatementSyntax one => one.Condition,
            ConditionalExpressionSyntax one => one.Condition,
            ReturnStatementSyntax { Expression: BinaryExpressionSyntax binary }
                when IsComparison(binary) => binary,
            ArrowExpressionClauseSyntax { Expression: BinaryExpressionSyntax binary }
                when IsComparison(binary) => binary,
            _ => null,
        };
        // A pattern's variables would not be assigned under a negation.
        return
            condition is null
            || condition
                .DescendantNodesAndSelf()
                .Any(one => one is SingleVariableDesignationSyntax or DeclarationExpressionSyntax)
            ? null
            : new(condition.Span, $"!({condition})");
    }

    private static TextChange? OffByOne(SyntaxNode node) =>
        node is BinaryExpressionSyntax binary
            ? binary.Kind() switch
            {
                SyntaxKind.LessThanExpression => new(binary.OperatorToken.Span, "<="),
                SyntaxKind.LessThanOrEqualExpression => new(binary.OperatorToken.Span, "<"),
                SyntaxKind.GreaterThanExpression => new(binary.OperatorToken.Span, ">="),
                SyntaxKind.GreaterThanOrEqualExpression => new(binary.OperatorToken.Span, ">"),
                SyntaxKind.SubtractExpression when IsNumber(binary.Right) => new(
                    binary.Right.Span,
                    $"({binary.Right} + 1)"
                ),
                _ => null,
            }
            : null;

    private static TextChange? Dropped(SyntaxNode node) =>
        node is ExpressionStatementSyntax one ? new(one.Span, ";") : null;

    private static TextChange? Changed(SyntaxNode node) =>
        node is LiteralExpressionSyntax literal
            ? literal.Kind() switch
            {
                SyntaxKind.TrueLiteralExpression => new(literal.Span, "false"),
                SyntaxKind.FalseLiteralExpression => new(literal.Span, "true"),
                SyntaxKind.NumericLiteralExpression when literal.Token.Value is int number => new(
                    literal.Span,
                    (number == int.MaxValue ? 0 : number + 1).ToString(CultureInfo.InvariantCulture)
                ),
                SyntaxKind.StringLiteralExpression when literal.Token.Value is string => new(
                    literal.Span,
                    "\"a mutant\""
                ),
                SyntaxKind.CharacterLiteralExpression => new(
                    literal.Span,
                    literal.Token.Text == "'¤'" ? "'x'" : "'¤'"
                ),
                _ => null,
            }
            : null;

    private static bool IsComparison(BinaryExpressionSyntax binary) =>
        binary.Kind()
            is SyntaxKind.EqualsExpression
                or SyntaxKind.NotEqualsExpression
                or SyntaxKind.LessThanExpression
                or SyntaxKind.GreaterThanExpression
                or SyntaxKind.LessThanOrEqualExpression
                or SyntaxKind.GreaterThanOrEqualExpression
                or SyntaxKind.LogicalAndExpression
                or SyntaxKind.LogicalOrExpression;

    private static bool IsNumber(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.NumericLiteralExpression);
}
