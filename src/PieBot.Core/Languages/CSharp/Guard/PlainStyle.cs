using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>Writes code one way where C# has several that mean the same: braces, bodies, <c>this.</c>, <c>new()</c>, names of built-in types, needless parentheses.</summary>
internal sealed class PlainStyle : CSharpSyntaxRewriter
{
    private static readonly Dictionary<string, SyntaxKind> BuiltIn = new(StringComparer.Ordinal)
    {
        ["String"] = SyntaxKind.StringKeyword,
        ["Int32"] = SyntaxKind.IntKeyword,
        ["Int64"] = SyntaxKind.LongKeyword,
        ["Boolean"] = SyntaxKind.BoolKeyword,
        ["Double"] = SyntaxKind.DoubleKeyword,
        ["Object"] = SyntaxKind.ObjectKeyword,
    };

    public override SyntaxNode? VisitUsingDirective(UsingDirectiveSyntax node) => null;

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var visited = (BlockSyntax)base.VisitBlock(node)!;
        return
            visited.Statements
                is [not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax)]
            && node.Parent
                is IfStatementSyntax
                    or ElseClauseSyntax
                    or ForStatementSyntax
                    or ForEachStatementSyntax
                    or WhileStatementSyntax
                    or DoStatementSyntax
                    or UsingStatementSyntax
                    or LockStatementSyntax
            ? visited.Statements[0]
            : visited;
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        var value = visited.Body?.Statements switch
        {
            [ReturnStatementSyntax { Expression: { } returned }] => returned,
            [ExpressionStatementSyntax { Expression: var done }] => done,
            _ => null,
        };
        return value is null
            ? visited
            : visited
                .WithBody(null)
                .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(value))
                .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        node.Expression is ThisExpressionSyntax
            ? Visit(node.Name)
            : base.VisitMemberAccessExpression(node);

    // Parentheses around all of a value never decide what binds to what.
    public override SyntaxNode? VisitParenthesizedExpression(ParenthesizedExpressionSyntax node) =>
        node.Parent
            is ReturnStatementSyntax
                or EqualsValueClauseSyntax
                or ArgumentSyntax
                or ArrowExpressionClauseSyntax
                or IfStatementSyntax
                or AssignmentExpressionSyntax
        && node.Expression is not DeclarationExpressionSyntax
            ? Visit(node.Expression)
            : base.VisitParenthesizedExpression(node);

    // T x = new() and T x = new T() are var x = new T().
    public override SyntaxNode? VisitVariableDeclaration(VariableDeclarationSyntax node)
    {
        if (
            node.Parent is not LocalDeclarationStatementSyntax
            || node.Variables is not [{ Initializer.Value: var value } only]
        )
        {
            return base.VisitVariableDeclaration(node);
        }

        var plain = value switch
        {
            ImplicitObjectCreationExpressionSyntax made => SyntaxFactory.ObjectCreationExpression(
                node.Type,
                made.ArgumentList,
                made.Initializer
            ),
            ObjectCreationExpressionSyntax made
                when SyntaxFactory.AreEquivalent(made.Type, node.Type) => made,
            _ => null,
        };
        return base.VisitVariableDeclaration(
            plain is null
                ? node
                : node.WithType(SyntaxFactory.IdentifierName("var"))
                    .WithVariables([only.WithInitializer(SyntaxFactory.EqualsValueClause(plain))])
        );
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        BuiltIn.TryGetValue(node.Identifier.ValueText, out var keyword)
        && node.Parent is not (MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax)
        && (node.Parent is not MemberAccessExpressionSyntax access || access.Expression == node)
            ? SyntaxFactory.PredefinedType(SyntaxFactory.Token(keyword))
            : base.VisitIdentifierName(node);
}
