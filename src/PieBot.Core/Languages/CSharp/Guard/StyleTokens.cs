using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>The tokens of a file without what is style alone: white space, comments, names of locals, and what <see cref="PlainStyle"/> writes one way.</summary>
internal static class StyleTokens
{
    public static IEnumerable<string> Of(SyntaxNode root)
    {
        var plain = new PlainStyle().Visit(root);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        SyntaxNode? owner = null;
        foreach (var token in plain.DescendantTokens())
        {
            var member = token.Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
            if (member != owner)
            {
                owner = member;
                names = Locals(member);
            }

            yield return token.IsKind(SyntaxKind.IdentifierToken)
            && names.TryGetValue(token.ValueText, out var name)
            && !IsMemberName(token)
                ? name
                : token.Text;
        }
    }

    // Locals by the order of their declaration. Parameters keep their names: callers may use them.
    private static Dictionary<string, string> Locals(SyntaxNode? member)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in member is TypeDeclarationSyntax ? [] : Descendants(member))
        {
            var token = node switch
            {
                VariableDeclaratorSyntax { Parent.Parent: not BaseFieldDeclarationSyntax } one =>
                    one.Identifier,
                SingleVariableDesignationSyntax one => one.Identifier,
                ForEachStatementSyntax one => one.Identifier,
                CatchDeclarationSyntax one => one.Identifier,
                ParameterSyntax { Parent: SimpleLambdaExpressionSyntax } one => one.Identifier,
                ParameterSyntax { Parent.Parent: ParenthesizedLambdaExpressionSyntax } one =>
                    one.Identifier,
                _ => default,
            };
            if (token.ValueText is { Length: > 0 } name && !names.ContainsKey(name))
            {
                names.Add(name, $"<{names.Count}>");
            }
        }

        return names;
    }

    private static IEnumerable<SyntaxNode> Descendants(SyntaxNode? node) =>
        node?.DescendantNodes() ?? [];

    private static bool IsMemberName(SyntaxToken token) =>
        token.Parent switch
        {
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name => access.Name
                == name,
            SimpleNameSyntax { Parent: MemberBindingExpressionSyntax } => true,
            SimpleNameSyntax { Parent: NameColonSyntax } => true,
            _ => false,
        };
}
