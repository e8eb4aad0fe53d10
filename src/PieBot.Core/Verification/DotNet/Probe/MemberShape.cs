using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Verification.DotNet.Probe;

/// <summary>What instrumentation must know of a member.</summary>
internal static class MemberShape
{
    public static (BlockSyntax? Block, ArrowExpressionClauseSyntax? Arrow) Body(SyntaxNode node) =>
        node switch
        {
            BaseMethodDeclarationSyntax one => (one.Body, one.ExpressionBody),
            AccessorDeclarationSyntax one => (one.Body, one.ExpressionBody),
            PropertyDeclarationSyntax one => (null, one.ExpressionBody),
            IndexerDeclarationSyntax one => (null, one.ExpressionBody),
            _ => (null, null),
        };

    public static bool ReturnsNothing(SyntaxNode node) =>
        node switch
        {
            ConstructorDeclarationSyntax or DestructorDeclarationSyntax => true,
            AccessorDeclarationSyntax one => !one.Keyword.IsKind(SyntaxKind.GetKeyword),
            MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax type } =>
                type.Keyword.IsKind(SyntaxKind.VoidKeyword),
            // An async method of type Task returns nothing either.
            MethodDeclarationSyntax one => one.Modifiers.Any(SyntaxKind.AsyncKeyword)
                && one.ReturnType
                    is not GenericNameSyntax
                        and not QualifiedNameSyntax { Right: GenericNameSyntax },
            _ => false,
        };

    public static bool IsAsync(SyntaxNode node) =>
        node is MethodDeclarationSyntax one && one.Modifiers.Any(SyntaxKind.AsyncKeyword)
        // A task made elsewhere and handed on is not awaited inside the body either.
        || node is MethodDeclarationSyntax { ReturnType: var type }
            && type.ToString() is var name
            && (
                name.Contains("Task", StringComparison.Ordinal)
                || name.Contains("IAsyncEnumerable", StringComparison.Ordinal)
            );

    public static bool IsIterator(SyntaxNode node) =>
        node.DescendantNodes(child =>
                child is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            )
            .OfType<YieldStatementSyntax>()
            .Any()
        // A lazy sequence does its work when it is walked, outside the body.
        || node is MethodDeclarationSyntax { ReturnType: var type }
            && type.ToString() is var name
            && (
                name.StartsWith("IEnumerable", StringComparison.Ordinal)
                || name.StartsWith("IQueryable", StringComparison.Ordinal)
            );
}
