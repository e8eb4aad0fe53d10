using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>Where locals and parameters get another value.</summary>
internal static class Writes
{
    /// <summary>Whether a variable may change while a region runs: there, or in code that may run at any time.</summary>
    public static bool In(MemberCode code, ISymbol variable, SyntaxNode region) =>
        code.Uses(variable)
            .Where(use => IsWrite(use, variable))
            .Any(use => region.Span.Contains(use.Span) || IsLater(use, code.Node));

    /// <summary>Whether a variable keeps the value it was declared with.</summary>
    public static bool Never(MemberCode code, ISymbol variable) =>
        !code.Uses(variable).Any(use => IsWrite(use, variable));

    /// <summary>Whether a name stands where its variable is written.</summary>
    public static bool IsWrite(ExpressionSyntax use, ISymbol variable)
    {
        var at = use;
        while (
            at.Parent is ParenthesizedExpressionSyntax
            || (at.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax })
            || (
                Type(variable) is { IsValueType: true }
                && at.Parent is MemberAccessExpressionSyntax access
                && access.Expression == at
                && access.Parent is not InvocationExpressionSyntax
            )
        )
        {
            at = at.Parent as ExpressionSyntax ?? (ExpressionSyntax)at.Parent.Parent!;
        }

        return at.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == at,
            PrefixUnaryExpressionSyntax unary => unary.Kind()
                is SyntaxKind.PreIncrementExpression
                    or SyntaxKind.PreDecrementExpression
                    or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax unary => unary.Kind()
                is SyntaxKind.PostIncrementExpression
                    or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax argument => argument.RefKindKeyword.Kind()
                is SyntaxKind.RefKeyword
                    or SyntaxKind.OutKeyword,
            RefExpressionSyntax => true,
            // A method of a struct may change it.
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } => Type(variable)
                is {
                    IsValueType: true,
                    IsReadOnly: false,
                    SpecialType: SpecialType.None,
                    TypeKind: not TypeKind.Enum
                },
            ForEachVariableStatementSyntax loop => loop.Variable == at,
            _ => false,
        };
    }

    /// <summary>Whether a node stands in a lambda or local function of the member.</summary>
    public static bool IsLater(SyntaxNode at, SyntaxNode member) =>
        at.Ancestors()
            .TakeWhile(one => one != member)
            .Any(one => one is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static ITypeSymbol? Type(ISymbol variable) =>
        variable switch
        {
            ILocalSymbol one => one.Type,
            IParameterSymbol one => one.Type,
            _ => null,
        };
}
