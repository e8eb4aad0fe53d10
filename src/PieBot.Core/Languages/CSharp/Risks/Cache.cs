using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>Whether an edit adds a field that is filled from within members and never emptied.</summary>
internal static class Cache
{
    private static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
    {
        "Dictionary",
        "ConcurrentDictionary",
        "IDictionary",
        "HashSet",
        "List",
        "ConcurrentBag",
        "Hashtable",
        "SortedDictionary",
    };

    private static readonly HashSet<string> Fill = new(StringComparer.Ordinal)
    {
        "Add",
        "TryAdd",
        "GetOrAdd",
        "AddOrUpdate",
        "AddRange",
        "GetValueRefOrAddDefault",
    };

    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "Remove",
        "TryRemove",
        "Clear",
        "RemoveAt",
    };

    public static bool IsAdded(Sides sides)
    {
        var known = Fields(sides.Head).ToHashSet(StringComparer.Ordinal);
        return Fields(sides.Edited)
            .Where(name => !known.Contains(name))
            .Any(name =>
                Sides.Nodes(sides.Edited).Any(node => IsFilled(node, name))
                && !Sides.Nodes(sides.Edited).Any(node => IsCall(node, name, Empty))
            );
    }

    private static IEnumerable<string> Fields(IReadOnlyList<SyntaxNode> members) =>
        members
            .OfType<FieldDeclarationSyntax>()
            .Where(field => IsCollection(field.Declaration))
            .SelectMany(field => field.Declaration.Variables)
            .Select(variable => variable.Identifier.ValueText);

    private static bool IsCollection(VariableDeclarationSyntax declaration) =>
        declaration
            .DescendantNodesAndSelf()
            .OfType<SimpleNameSyntax>()
            .Any(name => Collections.Contains(name.Identifier.ValueText));

    private static bool IsFilled(SyntaxNode node, string field) =>
        IsCall(node, field, Fill)
        || (
            node is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element }
            && Name(element.Expression) == field
        );

    // Also as an argument: CollectionsMarshal.GetValueRefOrAddDefault(cache, ...).
    private static bool IsCall(SyntaxNode node, string field, HashSet<string> names) =>
        Marks.Callee(node) is { } callee
        && names.Contains(callee)
        && (
            Marks.Receiver(node) == field
            || ((InvocationExpressionSyntax)node).ArgumentList.Arguments.Any(argument =>
                Name(argument.Expression) == field
            )
        );

    private static string? Name(ExpressionSyntax expression) =>
        expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => null,
        };
}
