using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>Whether an edit changes a member that builds queries or expression trees, which something else reads.</summary>
internal static class QueryChange
{
    public static bool IsMade(Sides sides) =>
        Lambdas(sides.Head) is { Count: > 0 } before && !before.SetEquals(Lambdas(sides.Edited));

    // The lambdas and clauses of members that name such a type.
    private static HashSet<string> Lambdas(IReadOnlyList<SyntaxNode> members) =>
        members
            .Where(member => member.DescendantNodes().Any(IsQueryType))
            .SelectMany(member => member.DescendantNodes())
            .Where(node =>
                node is LambdaExpressionSyntax or QueryClauseSyntax or SelectOrGroupClauseSyntax
            )
            .Select(node => string.Join(' ', node.DescendantTokens().Select(token => token.Text)))
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsQueryType(SyntaxNode node) =>
        node switch
        {
            GenericNameSyntax name => name.Identifier.ValueText
                is "IQueryable"
                    or "DbSet"
                    or "IOrderedQueryable"
                || (
                    name.Identifier.ValueText == "Expression"
                    && name.TypeArgumentList.Arguments.Count == 1
                ),
            _ => Marks.Callee(node) == "AsQueryable",
        };
}
