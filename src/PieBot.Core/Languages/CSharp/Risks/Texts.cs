using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>Whether an expression is text or a character, as far as syntax tells: by literals, and by how its name is declared in the file.</summary>
internal static class Texts
{
    /// <summary>True for text, false for something else, null when the file does not tell.</summary>
    public static bool? IsText(ExpressionSyntax expression) =>
        expression switch
        {
            LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
            InterpolatedStringExpressionSyntax => true,
            IdentifierNameSyntax name => Declared(name) is { } type
                ? type.TrimEnd('?') is "string" or "String" or "System.String"
                : null,
            _ => null,
        };

    // The nearest declaration of the name: of a parameter or local, then of a member.
    private static string? Declared(IdentifierNameSyntax name)
    {
        foreach (var scope in name.Ancestors().OfType<MemberDeclarationSyntax>())
        {
            var type = scope
                .DescendantNodes()
                .Select(node => Type(node, name.Identifier.ValueText))
                .FirstOrDefault(one => one is not null);
            if (type is not null)
            {
                return type == "var" ? null : type;
            }
        }

        return null;
    }

    private static string? Type(SyntaxNode node, string name) =>
        node switch
        {
            ParameterSyntax { Type: { } type } one when one.Identifier.ValueText == name =>
                type.ToString(),
            PropertyDeclarationSyntax one when one.Identifier.ValueText == name =>
                one.Type.ToString(),
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } one
                when one.Identifier.ValueText == name => declaration.Type.ToString(),
            ForEachStatementSyntax one when one.Identifier.ValueText == name => one.Type.ToString(),
            _ => null,
        };
}
