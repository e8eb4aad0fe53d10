using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Probe;

namespace PieBot.Core.Languages.CSharp.Observing;

/// <summary>Parameters that are spans: they cannot be kept, but what they show can be read where it lies.</summary>
internal static class ObservedSpans
{
    /// <summary>Declares a copy of each; the parameter itself may have become a part of it when the call is over.</summary>
    public static string Copies(SyntaxNode node) =>
        string.Concat(
            MemberShape
                .Parameters(node)
                .Where(IsSpan)
                .Select(one => $"var {Name(one)} = {one.Identifier.Text}; ")
        );

    public static string Name(ParameterSyntax span) => $"piebotSpan{span.Identifier.ValueText}";

    public static bool IsSpan(ParameterSyntax parameter) =>
        parameter.Type?.ToString().Replace("System.", "", StringComparison.Ordinal) is { } type
        && (
            type.StartsWith("Span<", StringComparison.Ordinal)
            || type.StartsWith("ReadOnlySpan<", StringComparison.Ordinal)
        )
        && !parameter.Modifiers.Any(one =>
            one.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword
        );
}
