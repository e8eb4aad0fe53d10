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

    /// <summary>
    /// The changes that make "=> expression;" a block "{ opening expression closing }", in an accessor of its own for a
    /// property. The semicolon goes: <paramref name="closing"/> brings its own.
    /// </summary>
    public static List<(int Start, int Length, string Text)> ToBlock(
        SyntaxNode node,
        ArrowExpressionClauseSyntax arrow,
        string opening,
        string closing
    )
    {
        var (open, close) = node is PropertyDeclarationSyntax or IndexerDeclarationSyntax
            ? ("{ get { ", " } }")
            : ("{ ", " }");
        var semicolon = node.GetLastToken();
        return
        [
            (arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, open + opening),
            (semicolon.SpanStart, semicolon.Span.Length, closing + close),
        ];
    }
}
