using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Members;

/// <summary>
/// Calls that only a Debug build makes (<c>System.Diagnostics.Debug</c> is conditional on DEBUG): PieBot builds Release, so no
/// test that it runs sees what they do.
/// </summary>
internal static class DebugCalls
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "Assert",
        "Fail",
        "Print",
        "Write",
        "WriteIf",
        "WriteLine",
        "WriteLineIf",
    };

    /// <summary>Says that an edit brings such a call in, or changes one; null when it does not.</summary>
    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    public static string? Added(string path, string before, string after, string? symbols)
    {
        if (!after.Contains("Debug", StringComparison.Ordinal))
        {
            return null;
        }

        var known = In(before, symbols).Select(call => call.Text).ToHashSet(StringComparer.Ordinal);
        var added = In(after, symbols).FirstOrDefault(call => !known.Contains(call.Text));
        return added.Text is null
            ? null
            : $"line {added.Line} of {path} is not compiled: it calls {added.Method}, which a Release build leaves out, and PieBot builds Release; leave it out of the edit";
    }

    private static IEnumerable<(string Method, string Text, int Line)> In(
        string text,
        string? symbols
    ) =>
        CSharpSyntaxTree
            .ParseText(text, Preprocessor.Options(symbols))
            .GetRoot()
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call =>
                call.Expression
                    is MemberAccessExpressionSyntax
                    {
                        Expression: IdentifierNameSyntax { Identifier.ValueText: "Debug" }
                            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Debug" },
                        Name.Identifier.ValueText: var method,
                    }
                && Methods.Contains(method)
            )
            .Select(call =>
                (
                    call.Expression.ToString(),
                    call.NormalizeWhitespace().ToString(),
                    call.GetLocation().GetLineSpan().StartLinePosition.Line + 1
                )
            );
}
