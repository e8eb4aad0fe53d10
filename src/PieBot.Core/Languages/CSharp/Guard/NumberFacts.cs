using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>Numbers, times and limits of a file.</summary>
internal static class NumberFacts
{
    public static IReadOnlyList<NumberFact> Of(SyntaxNode root) =>
        root.DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.NumericLiteralToken))
            .Select(token => new NumberFact(Place(token.Parent!), Value(token)))
            .ToList();

    /// <summary>Calls of <c>Take</c> with a number.</summary>
    public static IReadOnlyList<(string Text, double Number)> Limits(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call =>
                call.Expression
                    is MemberAccessExpressionSyntax
                    {
                        Name.Identifier.ValueText: "Take" or "TakeLast"
                    }
                && call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax number }]
                && number.Token.IsKind(SyntaxKind.NumericLiteralToken)
            )
            .Select(call =>
                (
                    $"Take{call.ArgumentList}",
                    Value(
                        ((LiteralExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Token
                    )
                )
            )
            .ToList();

    public static IReadOnlyList<(string Text, TimeSpan Time)> Times(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax }])
            .Select(call => (Call: call, Unit: Unit(call)))
            .Where(one => one.Unit > TimeSpan.Zero)
            .Select(one =>
                (
                    one.Call.WithoutTrivia().ToString(),
                    one.Unit
                        * Value(
                            (
                                (LiteralExpressionSyntax)
                                    one.Call.ArgumentList.Arguments[0].Expression
                            ).Token
                        )
                )
            )
            .ToList();

    private static TimeSpan Unit(InvocationExpressionSyntax call) =>
        (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText switch
        {
            "FromMilliseconds" => TimeSpan.FromMilliseconds(1),
            "FromSeconds" => TimeSpan.FromSeconds(1),
            "FromMinutes" => TimeSpan.FromMinutes(1),
            "FromHours" => TimeSpan.FromHours(1),
            "FromDays" => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };

    // The whole expression with numbers folded, and the name it is given to, if any.
    private static string Place(SyntaxNode number)
    {
        var node = number;
        while (
            node.Parent
                is ExpressionSyntax
                    or ArgumentSyntax
                    or BaseArgumentListSyntax
                    or ArrayRankSpecifierSyntax
                    or EqualsValueClauseSyntax
                    or ArrowExpressionClauseSyntax
        )
        {
            node = node.Parent;
        }

        var owner = node.Parent switch
        {
            VariableDeclaratorSyntax one => one.Identifier.ValueText,
            ParameterSyntax one => one.Identifier.ValueText,
            PropertyDeclarationSyntax one => one.Identifier.ValueText,
            MethodDeclarationSyntax one => one.Identifier.ValueText,
            { } other => other.Kind().ToString(),
            null => "",
        };
        return $"{owner} {string.Join(' ', node.DescendantTokens().Select(Folded))}";
    }

    private static string Folded(SyntaxToken token) =>
        token.IsKind(SyntaxKind.NumericLiteralToken) ? "#" : token.Text;

    private static double Value(SyntaxToken token) =>
        Convert.ToDouble(token.Value, CultureInfo.InvariantCulture);
}
