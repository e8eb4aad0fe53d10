using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Own.Basis;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Loops;

/// <summary>
/// A loop that copies all of a list or an array into a new array made just before, of the same length: no copy can fail
/// halfway.
/// </summary>
internal sealed class CopyLoop : OwnRule
{
    public override string Id => "copy-loop";

    public override string Title => "Copy the elements in one call";

    public override string Reason =>
        "One block copy moves many elements an instruction, and checks bounds once.";

    public override IEnumerable<OwnFix> Find(MemberCode code)
    {
        foreach (var loop in code.All<ForStatementSyntax>())
        {
            if (
                CountedLoop.Of(code, loop)
                    is { Start: LiteralExpressionSyntax { Token.Value: 0 } } counted
                && counted.Body
                    is [
                        ExpressionStatementSyntax
                        {
                            Expression: AssignmentExpressionSyntax
                            {
                                RawKind: (int)SyntaxKind.SimpleAssignmentExpression
                            } copy
                        },
                    ]
                && Indexed(code, copy.Left, counted.Index) is ILocalSymbol to
                && Indexed(code, copy.Right, counted.Index) is { } from
                && counted.Bound
                    is MemberAccessExpressionSyntax
                    {
                        Expression: IdentifierNameSyntax source
                    } bound
                && code.Is(source, from)
                && Types.IsListOrArray(code.Type(source))
                && to.Type is IArrayTypeSymbol { Rank: 1 } array
                && SymbolEqualityComparer.Default.Equals(
                    array.ElementType,
                    Types.Element(code.Type(source))
                )
                && IsMadeJustBefore(loop, to, bound)
            )
            {
                yield return new([
                    Lines.Replace(
                        loop,
                        Types.IsList(code.Type(source))
                            ? $"{source}.CopyTo({to.Name});"
                            : $"Array.Copy({source}, {to.Name}, {bound});"
                    ),
                ])
                {
                    Types = [("System", "Array")],
                };
            }
        }
    }

    // The variable of "variable[i]".
    private static ISymbol? Indexed(MemberCode code, ExpressionSyntax at, ILocalSymbol index) =>
        at
            is ElementAccessExpressionSyntax
            {
                ArgumentList.Arguments: [{ Expression: var one }]
            } access
        && code.Is(one, index)
            ? code.Variable(access.Expression)
            : null;

    private static bool IsMadeJustBefore(
        ForStatementSyntax loop,
        ILocalSymbol array,
        MemberAccessExpressionSyntax length
    ) =>
        loop.Parent is BlockSyntax block
        && block.Statements.IndexOf(loop) is > 0 and var place
        && Owned.Statement(array) is { } declaration
        && block.Statements[place - 1] == declaration
        && Owned.Value(array) is ArrayCreationExpressionSyntax { Initializer: null } made
        && made.Type.RankSpecifiers is [{ Sizes: [var size] }, ..]
        && SyntaxFactory.AreEquivalent(size, length);
}
