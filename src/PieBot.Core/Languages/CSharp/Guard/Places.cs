using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Proposals.Guard;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>
/// Finds numbers that are lowered where they stand, tolerances that are widened, and units of time that are shortened:
/// each is held against the number in the same expression at head, so a decoy elsewhere does not hide it.
/// </summary>
internal static class Places
{
    public static string? Check(SyntaxNode head, SyntaxNode edited) =>
        NumberChanges.AtPlaces(Numbers(head), Numbers(edited)) ?? ShorterTime(head, edited);

    private static Dictionary<string, List<double>> Numbers(SyntaxNode root)
    {
        var numbers = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (
            var token in root.DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.NumericLiteralToken))
        )
        {
            var place = Place(token.Parent!);
            if (!numbers.TryGetValue(place, out var there))
            {
                numbers[place] = there = [];
            }

            there.Add(Convert.ToDouble(token.Value, CultureInfo.InvariantCulture));
        }

        return numbers;
    }

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

    private static string? ShorterTime(SyntaxNode head, SyntaxNode edited)
    {
        var before = Times(head);
        var after = Times(edited);
        return before
            .Except(after)
            .Zip(after.Except(before))
            .Where(pair => pair.Second.Time < pair.First.Time)
            .Select(pair => $"it shortens a time: {pair.First.Text} to {pair.Second.Text}")
            .FirstOrDefault();
    }

    private static List<(string Text, TimeSpan Time)> Times(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax }])
            .Select(call => (Call: call, Unit: Unit(call)))
            .Where(one => one.Unit > TimeSpan.Zero)
            .Select(one =>
                (
                    one.Call.WithoutTrivia().ToString(),
                    one.Unit
                        * Convert.ToDouble(
                            ((LiteralExpressionSyntax)one.Call.ArgumentList.Arguments[0].Expression)
                                .Token
                                .Value,
                            CultureInfo.InvariantCulture
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
}
