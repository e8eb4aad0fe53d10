using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>Whether an edit answers empty sequences, absent keys and faulty text by another exception, or by none.</summary>
internal static class Edges
{
    // These throw InvalidOperationException for an empty sequence. ElementAt throws by a rule of its own.
    private static readonly HashSet<string> Throwing = new(StringComparer.Ordinal)
    {
        "Aggregate",
        "Average",
        "First",
        "Last",
        "Max",
        "Min",
        "Single",
    };

    public static bool IsChanged(Sides sides) =>
        IsGone(
            sides,
            node => Marks.Callee(node) is { } name && Throwing.Contains(name) && IsOfSequence(node)
        )
        || IsGone(sides, node => Marks.Callee(node) == "ElementAt" && !IsWithinCount(node))
        || (
            IsGone(sides, node => Marks.Callee(node) == "Parse")
            && sides.More(node => Marks.Callee(node) == "TryParse")
            && !sides.Fewer(node => node is CatchClauseSyntax)
        )
        || (
            sides.More(node => Marks.Callee(node) is "GetValueOrDefault")
            && !sides.Fewer(node => Marks.Callee(node) is "ContainsKey" or "TryGetValue")
            && sides.Fewer(node => node is ElementAccessExpressionSyntax)
        );

    // Whoever throws the same by hand has thought of it.
    private static bool IsGone(Sides sides, Func<SyntaxNode, bool> isIt) =>
        Sides.Nodes(sides.Head).Any(isIt)
        && !Sides.Nodes(sides.Edited).Any(isIt)
        && !sides.More(Marks.IsCheck);

    // In a loop that ends at the count no index is out of range.
    private static bool IsWithinCount(SyntaxNode node) =>
        node.Ancestors()
            .OfType<ForStatementSyntax>()
            .Any(loop =>
                loop.Condition?.DescendantNodes()
                    .OfType<IdentifierNameSyntax>()
                    .Any(name => name.Identifier.Text is "Count" or "Length") == true
            );

    // Not Math.Max(a, b) and its like.
    private static bool IsOfSequence(SyntaxNode node) =>
        node is InvocationExpressionSyntax { ArgumentList.Arguments.Count: < 2 };
}
