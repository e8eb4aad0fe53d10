using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Proposals.Guard.Risks;

/// <summary>
/// Which rules text is compared, parsed and formatted by, and whether an edit changes them. Ordinal comparison is what
/// <c>==</c> and hashing do, so it is no rule of its own; mapping to upper case by the invariant culture and comparing is
/// the ordinal comparison that ignores case.
/// </summary>
internal static class Culture
{
    public static bool IsChanged(Sides sides) => !Rules(sides.Head).SetEquals(Rules(sides.Edited));

    private static HashSet<string> Rules(IReadOnlyList<SyntaxNode> members) =>
        Sides.Nodes(members).Select(Rule).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static string? Rule(SyntaxNode node) =>
        node switch
        {
            MemberAccessExpressionSyntax access => Named(
                access.Expression.ToString().Split('.')[^1],
                access.Name.Identifier.ValueText
            ),
            InvocationExpressionSyntax call => Called(call),
            _ => null,
        };

    private static string? Named(string type, string name) =>
        (type, name) switch
        {
            ("StringComparison" or "StringComparer", "Ordinal") => null,
            ("StringComparison" or "StringComparer", "OrdinalIgnoreCase") => "ignore case",
            ("StringComparison" or "StringComparer", "InvariantCulture") => "invariant order",
            ("StringComparison" or "StringComparer", "InvariantCultureIgnoreCase") =>
                "invariant order, ignore case",
            ("StringComparison" or "StringComparer", "CurrentCulture") => "current",
            ("StringComparison" or "StringComparer", "CurrentCultureIgnoreCase") =>
                "current, ignore case",
            ("CultureInfo", "InvariantCulture") => "invariant format",
            ("CultureInfo", "CurrentCulture" or "CurrentUICulture") => "current",
            _ => null,
        };

    private static string? Called(InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        return Marks.Callee(call) switch
        {
            "ToUpperInvariant" => "ignore case",
            "ToLowerInvariant" => "lower case",
            "ToUpper" or "ToLower" when arguments.Count == 0 => "current, ignore case",
            // With text and nothing else these go by the current culture; with a character they are ordinal.
            "StartsWith"
            or "EndsWith"
            or "IndexOf"
            or "LastIndexOf"
                when arguments is [{ Expression: LiteralExpressionSyntax literal }]
                    && literal.IsKind(SyntaxKind.StringLiteralExpression) => "current",
            "Compare" when Marks.Receiver(call) is "string" or "String" && arguments.Count == 2 =>
                "current",
            "Parse"
            or "TryParse"
                when arguments.Count == 1
                    && Marks.Receiver(call) is "double" or "decimal" or "DateTime" => "current",
            _ => null,
        };
    }
}
