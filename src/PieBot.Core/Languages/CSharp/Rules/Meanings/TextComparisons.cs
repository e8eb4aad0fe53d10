using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Risks;

namespace PieBot.Core.Languages.CSharp.Rules.Meanings;

/// <summary>
/// The code fix of CA1862 compares by a culture's rules. Texts in lower or upper case that are compared with <c>==</c>,
/// <c>Equals</c> or <c>Contains</c> are compared letter by letter: "encyclopædia" is no "encyclopaedia" there
/// (https://learn.microsoft.com/dotnet/standard/base-types/best-practices-strings).
/// </summary>
internal static class TextComparisons
{
    public static IEnumerable<Meaning> Of(CodeFix fix)
    {
        if (fix.Rule != "CA1862")
        {
            return [];
        }

        return fix
            .Touched.Append(fix.At)
            .SelectMany(node =>
                node.DescendantNodesAndSelf()
                    .Concat(
                        node.Ancestors()
                            .TakeWhile(one =>
                                one is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax
                            )
                    )
            )
            .Any(IsOrdinal)
            ?
            [
                new Meaning.Changed(
                    "it compares by a culture's rules what was compared letter by letter"
                ),
            ]
            : [new Meaning.Doubtful(Risk.ChangedCulture)];
    }

    private static bool IsOrdinal(SyntaxNode node) =>
        node switch
        {
            BinaryExpressionSyntax binary => (
                binary.IsKind(SyntaxKind.EqualsExpression)
                || binary.IsKind(SyntaxKind.NotEqualsExpression)
            ) && (IsCased(binary.Left) || IsCased(binary.Right)),
            _ => Marks.Callee(node) is "Equals" or "Contains",
        };

    private static bool IsCased(ExpressionSyntax expression) =>
        Marks.Callee(expression)
            is "ToLower"
                or "ToUpper"
                or "ToLowerInvariant"
                or "ToUpperInvariant";
}
