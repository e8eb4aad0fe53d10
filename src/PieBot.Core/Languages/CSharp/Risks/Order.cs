using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>Whether an edit drops or weakens what puts results in order.</summary>
internal static class Order
{
    private static readonly HashSet<string> Sorted = new(StringComparer.Ordinal)
    {
        "SortedDictionary",
        "SortedSet",
        "SortedList",
        "ImmutableSortedDictionary",
        "ImmutableSortedSet",
    };

    public static bool IsChanged(Sides sides) =>
        sides.Fewer(IsSort) || sides.Fewer(IsStable) || sides.Fewer(IsSortedType);

    private static bool IsSort(SyntaxNode node) =>
        IsStable(node) || Marks.Callee(node) is "Sort" or "Reverse";

    // A sort of which the first element alone is used is a search for the smallest: no order is seen.
    private static bool IsStable(SyntaxNode node) =>
        Marks.Callee(node)
            is "OrderBy"
                or "OrderByDescending"
                or "ThenBy"
                or "ThenByDescending"
                or "Order"
                or "OrderDescending"
                or "AsOrdered"
        && !(
            node.Parent is MemberAccessExpressionSyntax access
            && (access.Name.Identifier.ValueText is "First" or "FirstOrDefault")
        );

    private static bool IsSortedType(SyntaxNode node) =>
        node is GenericNameSyntax name && Sorted.Contains(name.Identifier.ValueText);
}
