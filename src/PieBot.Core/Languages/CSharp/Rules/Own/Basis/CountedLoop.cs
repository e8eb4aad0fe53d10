using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary><c>for (int i = start; i &lt; bound; i++)</c> whose body leaves <c>i</c> alone.</summary>
/// <param name="Body">Its statements, without the braces around them.</param>
internal sealed record CountedLoop(
    ILocalSymbol Index,
    ExpressionSyntax Start,
    ExpressionSyntax Bound,
    IReadOnlyList<StatementSyntax> Body
)
{
    public static CountedLoop? Of(MemberCode code, ForStatementSyntax loop) =>
        loop.Declaration is { Variables: [{ Initializer.Value: var start } declared] }
        && loop.Condition
            is BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.LessThanExpression,
                Right: var bound
            } condition
        && loop.Incrementors is [var step]
        && code.Model.GetDeclaredSymbol(declared) is ILocalSymbol index
        && index.Type.SpecialType == SpecialType.System_Int32
        && code.Is(condition.Left, index)
        && IsStep(code, step, index)
        && !Writes.In(code, index, loop.Statement)
            ? new(index, start, bound, Statements(loop.Statement))
            : null;

    public static IReadOnlyList<StatementSyntax> Statements(StatementSyntax body) =>
        // Not a new list of syntax: its nodes would be copies.
        body is BlockSyntax block
            ? [.. block.Statements]
            : new[] { body };

    private static bool IsStep(MemberCode code, ExpressionSyntax step, ILocalSymbol index) =>
        step switch
        {
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } one =>
                code.Is(one.Operand, index),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression } one =>
                code.Is(one.Operand, index),
            _ => false,
        };
}
