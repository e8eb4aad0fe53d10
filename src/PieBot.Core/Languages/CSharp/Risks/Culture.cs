using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>
/// Which rules text is compared, parsed and formatted by, and whether an edit changes them. Ordinal comparison is what
/// <c>==</c> and hashing do, so it is no rule of its own; mapping to upper case by the invariant culture and comparing is
/// the ordinal comparison that ignores case. Mapping by the current culture and comparing is ordinal too, and no comparison
/// by that culture. Where syntax cannot tell whether text is looked for, nothing is said of it.
/// </summary>
internal static class Culture
{
    // Of a call whose argument is text or not: only the types would tell.
    private const string Perhaps = "current, perhaps";

    public static bool IsChanged(Sides sides)
    {
        var head = Rules(sides.Head);
        var edited = Rules(sides.Edited);
        return !Sure(head, edited).SetEquals(Sure(edited, head));
    }

    private static HashSet<string> Sure(HashSet<string> rules, HashSet<string> others) =>
        rules
            .Where(rule => rule != Perhaps && !(rule == Current && others.Contains(Perhaps)))
            .ToHashSet(StringComparer.Ordinal);

    private const string Current = "current";

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
            "ToUpper" or "ToLower" when arguments.Count == 0 => IsHex(call) ? null : "current case",
            // With text and nothing else these go by the current culture; with a character they are ordinal.
            "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf" when arguments is [var only] =>
                Searched(call, only.Expression),
            "Compare" when Marks.Receiver(call) is "string" or "String" && arguments.Count == 2 =>
                "current",
            "Parse"
            or "TryParse"
                when arguments.Count == 1
                    && Marks.Receiver(call) is "double" or "decimal" or "DateTime" => "current",
            _ => null,
        };
    }

    // The digits of BitConverter.ToString(bytes).Replace("-", "") and Convert.ToHexString are the same in each culture.
    private static bool IsHex(InvocationExpressionSyntax call) =>
        call.DescendantNodes()
            .Any(node =>
                Marks.Callee(node) == "ToHexString"
                || (Marks.Callee(node) == "ToString" && Marks.Receiver(node) == "BitConverter")
            );

    // With text and nothing else these go by the current culture; with a character, or of a list, they are ordinal.
    private static string? Searched(InvocationExpressionSyntax call, ExpressionSyntax what)
    {
        var isText = Texts.IsText(what);
        var isInText =
            call.Expression is MemberAccessExpressionSyntax access
            && !access.Name.Identifier.ValueText.EndsWith("With", StringComparison.Ordinal)
                ? Texts.IsText(access.Expression)
                : true;
        return isText == false || isInText == false ? null
            : isText == true && (isInText == true || what is LiteralExpressionSyntax) ? Current
            : Perhaps;
    }
}
