using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Languages.CSharp.Risks;
using PieBot.Core.Languages.CSharp.Rules.Meanings;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Loops;

/// <summary>
/// Two loops that add up whole numbers of a table column by column. A sum of whole numbers that may wrap around is the same
/// in any order; one of floating numbers, or one that is checked, is not.
/// </summary>
internal sealed class ColumnOrder : OwnRule
{
    public override string Id => "column-order";

    public override string Title => "Walk over the rows in the outer loop";

    public override string Reason =>
        "Elements of a row lie side by side in memory; a column takes a cache line for each element.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var outer in code.All<ForStatementSyntax>())
        {
            if (
                CountedLoop.Of(code, outer) is { Body: [ForStatementSyntax inner] } columns
                && CountedLoop.Of(code, inner) is { Body: [ExpressionStatementSyntax only] } rows
                && !code.Model.Compilation.Options.CheckOverflow
                // Where a row is missing or short, what has been added up so far differs.
                && !outer
                    .Ancestors()
                    .Any(one => one is CheckedStatementSyntax or TryStatementSyntax)
                && IsSum(code, only, rows.Index, columns.Index)
                && new[] { columns.Start, columns.Bound, rows.Start, rows.Bound }.All(one =>
                    IsPlain(code, one) && Steadiness.IsSteady(code, one, outer)
                )
            )
            {
                yield return new([
                    new(Header(outer), Written(inner)),
                    new(Header(inner), Written(outer)),
                ]);
            }
        }
    }

    private static TextSpan Header(ForStatementSyntax loop) =>
        TextSpan.FromBounds(loop.Declaration!.SpanStart, loop.Incrementors[^1].Span.End);

    private static string Written(ForStatementSyntax loop) =>
        loop.SyntaxTree.GetText().ToString(Header(loop));

    private static bool IsSum(
        MemberCode code,
        ExpressionStatementSyntax statement,
        ILocalSymbol row,
        ILocalSymbol column
    ) =>
        statement.Expression
            is AssignmentExpressionSyntax
            {
                RawKind: (int)SyntaxKind.AddAssignmentExpression,
                Right: ElementAccessExpressionSyntax access
            } sum
        && code.Variable(sum.Left) is ILocalSymbol
        && Types.IsInteger(code.Type(sum.Left))
        && Types.IsInteger(code.Type(access))
        && (
            access.ArgumentList.Arguments is [var first, var second]
                ? code.Type(access.Expression) is IArrayTypeSymbol { Rank: 2 }
                    && IsTable(code, access.Expression)
                    && code.Is(first.Expression, row)
                    && code.Is(second.Expression, column)
                : access
                    is {
                        ArgumentList.Arguments: [var inRow],
                        Expression: ElementAccessExpressionSyntax
                        {
                            ArgumentList.Arguments: [var ofRow]
                        } line
                    }
                    && code.Type(line.Expression) is IArrayTypeSymbol
                    && code.Type(line) is IArrayTypeSymbol
                    && IsTable(code, line.Expression)
                    && code.Is(ofRow.Expression, row)
                    && code.Is(inRow.Expression, column)
        );

    private static bool IsTable(MemberCode code, ExpressionSyntax table) =>
        code.Variable(table) is not null || code.Symbol(table) is IFieldSymbol;

    // What gives a number and cannot fail for one row alone.
    private static bool IsPlain(MemberCode code, ExpressionSyntax bound) =>
        bound switch
        {
            LiteralExpressionSyntax or IdentifierNameSyntax => true,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText
                is "Length"
                    or "Count"
                && access.Expression is IdentifierNameSyntax,
            InvocationExpressionSyntax call => Marks.Callee(call) == "GetLength"
                && code.IsOf(call, "System.Array")
                && CodeFix.Receiver(call) is IdentifierNameSyntax,
            _ => false,
        };
}
