using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Languages.CSharp.Members;

namespace PieBot.Core.Languages.CSharp.Observing;

/// <summary>Names of what holds state in the classes of a file: fields, events, properties, parameters of primary constructors.</summary>
internal static class DeclaredFields
{
    /// <summary>The names that only one of two texts has, sorted.</summary>
    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>.</param>
    public static IReadOnlyList<string> Apart(string before, string after, string? symbols)
    {
        var names = Of(before, symbols);
        names.SymmetricExceptWith(Of(after, symbols));
        return names.Order(StringComparer.Ordinal).ToList();
    }

    private static HashSet<string> Of(string text, string? symbols) =>
        CSharpSyntaxTree
            .ParseText(text, Preprocessor.Options(symbols))
            .GetRoot()
            .DescendantNodes()
            .SelectMany(node =>
                node switch
                {
                    BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(one =>
                        one.Identifier.Text
                    ),
                    PropertyDeclarationSyntax property => [property.Identifier.Text],
                    TypeDeclarationSyntax { ParameterList: { } list } => list.Parameters.Select(
                        one => one.Identifier.Text
                    ),
                    _ => [],
                }
            )
            .ToHashSet(StringComparer.Ordinal);
}
