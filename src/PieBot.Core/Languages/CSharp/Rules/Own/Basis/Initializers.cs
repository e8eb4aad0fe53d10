using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Rules.Meanings;

namespace PieBot.Core.Languages.CSharp.Rules.Own.Basis;

/// <summary>The values that static fields and properties start with.</summary>
internal static class Initializers
{
    /// <summary>Whether a field or property may run code of the repository when its type is first used.</summary>
    public static bool MayAsk(MemberCode code, MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.StaticKeyword)
        && Values(member)
            .SelectMany(value => value.DescendantNodesAndSelf())
            .Any(node => node is ExpressionSyntax && IsAsking(code, node));

    private static IEnumerable<ExpressionSyntax> Values(MemberDeclarationSyntax member) =>
        member switch
        {
            BaseFieldDeclarationSyntax field => field
                .Declaration.Variables.Select(one => one.Initializer?.Value)
                .OfType<ExpressionSyntax>(),
            PropertyDeclarationSyntax { Initializer.Value: var value } => [value],
            _ => [],
        };

    private static bool IsAsking(MemberCode code, SyntaxNode node)
    {
        // Another file of the same type has a model of its own.
        if (node.SyntaxTree != code.Model.SyntaxTree)
        {
            return node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax;
        }

        return code.Symbol(node) switch
        {
            IMethodSymbol method => !Effects.IsFramework(method),
            IPropertySymbol property => !Effects.IsFramework(property),
            IFieldSymbol field => !field.IsConst
                && !Effects.IsFramework(field)
                && !SymbolEqualityComparer.Default.Equals(
                    field.ContainingType,
                    code.Model.GetEnclosingSymbol(node.SpanStart)?.ContainingType
                ),
            null => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax,
            _ => false,
        };
    }
}
