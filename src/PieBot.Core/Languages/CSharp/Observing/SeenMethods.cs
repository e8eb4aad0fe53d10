using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Probe;

namespace PieBot.Core.Languages.CSharp.Observing;

/// <summary>The other public methods of a class with an observed member: what tests pass to them is kept for exercises, and nothing else.</summary>
internal static class SeenMethods
{
    private const string Calls = "global::PieBot.Generated.Calls";

    /// <summary>The changes that have them tell.</summary>
    /// <param name="observed">Members that note all of their calls already.</param>
    public static IEnumerable<(int Start, int Length, string Text)> Changes(
        IReadOnlyCollection<SyntaxNode> observed
    ) =>
        observed
            .Select(node => node.FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .OfType<TypeDeclarationSyntax>()
            .Where(IsClass)
            .Distinct()
            .SelectMany(type => type.Members.OfType<MethodDeclarationSyntax>())
            .Except(observed.OfType<MethodDeclarationSyntax>())
            .Where(CanTell)
            .SelectMany(Tell);

    private static bool IsClass(TypeDeclarationSyntax type) =>
        type is ClassDeclarationSyntax
        || type is RecordDeclarationSyntax record
            && !record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword);

    private static bool CanTell(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.PublicKeyword)
        && !method.Modifiers.Any(one =>
            one.Kind()
                is SyntaxKind.StaticKeyword
                    or SyntaxKind.AbstractKeyword
                    or SyntaxKind.ExternKeyword
                    or SyntaxKind.PartialKeyword
                    or SyntaxKind.UnsafeKeyword
                    or SyntaxKind.AsyncKeyword
        )
        && method.TypeParameterList is null
        && method.ReturnType is not (RefTypeSyntax or PointerTypeSyntax)
        && !MemberShape.IsIterator(method)
        && MemberShape.Body(method) is ({ }, _) or (_, { Expression: not ThrowExpressionSyntax })
        && method.ParameterList.Parameters.All(IsPlain);

    private static bool IsPlain(ParameterSyntax one) =>
        one.Type is not (null or PointerTypeSyntax or FunctionPointerTypeSyntax)
        && !one.Type.ToString().Contains("Span<", StringComparison.Ordinal)
        && one.Modifiers.All(modifier => modifier.IsKind(SyntaxKind.OutKeyword));

    private static List<(int, int, string)> Tell(MethodDeclarationSyntax method)
    {
        var given = method
            .ParameterList.Parameters.Where(one => one.Modifiers.Count == 0)
            .Select(one => one.Identifier.Text);
        var type = ((TypeDeclarationSyntax)method.Parent!).Identifier.Text;
        var member =
            $"{type}.{method.Identifier.ValueText}{method.ParameterList.NormalizeWhitespace()}";
        var opening =
            $"var piebotSaw = {Calls}.Saw({SymbolDisplay.FormatLiteral(member, quote: true)}, this, new object[] {{ {string.Join(", ", given)} }}); try {{ ";
        const string Closing = $" }} finally {{ {Calls}.Unsaw(piebotSaw); }} ";
        var (block, arrow) = MemberShape.Body(method);
        return block is not null
            ?
            [
                (block.OpenBraceToken.Span.End, 0, $" {opening}"),
                (block.CloseBraceToken.SpanStart, 0, Closing),
            ]
            : MemberShape.ToBlock(
                method,
                arrow!,
                opening + (MemberShape.ReturnsNothing(method) ? "" : "return "),
                $";{Closing}"
            );
    }
}
