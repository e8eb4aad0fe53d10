using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Probe;

namespace PieBot.Core.Languages.CSharp.Observing;

/// <summary>
/// Moves an iterator's body into a private method of its own, so that the member itself can note its call and wrap what it
/// returns: what is written into an iterator's body runs when it is walked.
/// </summary>
internal static class IteratorMove
{
    /// <param name="block">The member's body.</param>
    /// <param name="enter">Stands before the call of the new method.</param>
    /// <param name="returned">The beginning of the call that notes its result.</param>
    public static List<(int, int, string)> Of(
        SyntaxNode node,
        BlockSyntax block,
        string enter,
        string returned,
        string leave
    )
    {
        var method = node as MethodDeclarationSyntax;
        var name = $"PieBotWalk{node.SpanStart}";
        var parameters = MemberShape.Parameters(node).ToList();
        var call =
            $"{name}{Generic(method)}({string.Join(", ", parameters.Select(one => one.Identifier.Text))})";
        var declared = string.Join(", ", parameters.Select(Declared));
        var body = block.ToFullString();
        var owner = node is AccessorDeclarationSyntax { Parent.Parent: { } property }
            ? property
            : node;
        return
        [
            .. (method?.Modifiers ?? default)
                .Where(one => one.IsKind(SyntaxKind.AsyncKeyword))
                .Select(one => (one.SpanStart, one.Span.Length, "")),
            (block.SpanStart, block.Span.Length, $"{{ {enter}return {returned}{call});{leave}}}"),
            (
                owner.Span.End,
                0,
                $" private {Modifiers(node, owner)}{MemberShape.ReturnType(node)} {name}{Generic(method)}({declared}) {method?.ConstraintClauses.ToString()} {body.Trim()}"
            ),
        ];
    }

    private static string Generic(MethodDeclarationSyntax? method) =>
        method?.TypeParameterList is { } list
            ? $"<{string.Join(", ", list.Parameters.Select(one => one.Identifier.Text))}>"
            : "";

    // Async iterators look for the token by its attribute.
    private static string Declared(ParameterSyntax parameter) =>
        $"{parameter.AttributeLists} {parameter.Type} {parameter.Identifier.Text}";

    private static string Modifiers(SyntaxNode node, SyntaxNode owner) =>
        string.Concat(
            (node as MethodDeclarationSyntax)
                ?.Modifiers.Concat(((MemberDeclarationSyntax)owner).Modifiers)
                .Where(one =>
                    one.Kind()
                        is SyntaxKind.StaticKeyword
                            or SyntaxKind.AsyncKeyword
                            or SyntaxKind.UnsafeKeyword
                )
                .Select(one => one.Text)
                .Distinct()
                .Select(one => one + " ")
                ?? ((MemberDeclarationSyntax)owner)
                    .Modifiers.Where(one =>
                        one.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.UnsafeKeyword
                    )
                    .Select(one => one.Text + " ")
        );
}
