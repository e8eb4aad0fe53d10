using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>Whether a type of number gives way to one that holds less.</summary>
internal static class Precision
{
    private static readonly (SyntaxKind From, SyntaxKind[] To)[] Lower =
    [
        (SyntaxKind.DecimalKeyword, [SyntaxKind.DoubleKeyword, SyntaxKind.FloatKeyword]),
        (SyntaxKind.DoubleKeyword, [SyntaxKind.FloatKeyword]),
        (SyntaxKind.LongKeyword, [SyntaxKind.IntKeyword]),
        (SyntaxKind.ULongKeyword, [SyntaxKind.UIntKeyword, SyntaxKind.IntKeyword]),
    ];

    public static bool IsLowered(Sides sides) =>
        Lower.Any(pair =>
            sides.Fewer(node => node is PredefinedTypeSyntax one && one.Keyword.IsKind(pair.From))
            && sides.More(node =>
                node is PredefinedTypeSyntax one && pair.To.Contains(one.Keyword.Kind())
            )
        );
}
