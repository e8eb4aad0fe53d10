using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages.CSharp.Context;

/// <summary>A type without the bodies of its members: what a model must know of it, and may not edit.</summary>
internal static class Outline
{
    private const int MostMembers = 40;
    private const int LongestSignature = 160;

    /// <param name="inside">Whether private members are of interest, as they are to the type's own member.</param>
    public static string Of(BaseTypeDeclarationSyntax type, bool inside)
    {
        var text = new StringBuilder(Line(type, End(type)));
        switch (type)
        {
            case EnumDeclarationSyntax one:
                text.Append(" { ")
                    .AppendJoin(
                        ", ",
                        one.Members.Take(MostMembers).Select(member => member.Identifier.ValueText)
                    )
                    .Append(" }");
                break;
            case TypeDeclarationSyntax one:
                var members = one
                    .Members.Where(member => inside || !IsPrivate(member))
                    .Select(Signature)
                    .OfType<string>()
                    .ToList();
                foreach (var member in members.Take(MostMembers))
                {
                    text.Append("\n    ").Append(member);
                }

                if (members.Count > MostMembers)
                {
                    text.Append("\n    … (")
                        .Append(members.Count - MostMembers)
                        .Append(" members left out)");
                }

                break;
        }

        return text.ToString();
    }

    private static string? Signature(MemberDeclarationSyntax member) =>
        member switch
        {
            BaseTypeDeclarationSyntax one => Line(one, End(one)),
            FieldDeclarationSyntax one => Line(one, one.Span.End),
            EventFieldDeclarationSyntax one => Line(one, one.Span.End),
            BaseMethodDeclarationSyntax one => Line(
                one,
                (one.Body ?? (SyntaxNode?)one.ExpressionBody)?.SpanStart
                    ?? one.SemicolonToken.SpanStart
            ) + ";",
            BasePropertyDeclarationSyntax one => Line(
                one,
                one.AccessorList?.SpanStart ?? Expression(one)?.SpanStart ?? one.Span.End
            ) + $" {{ {Accessors(one)} }}",
            DelegateDeclarationSyntax one => Line(one, one.Span.End),
            _ => null,
        };

    private static string Accessors(BasePropertyDeclarationSyntax property) =>
        property.AccessorList is null
            ? "get;"
            : string.Join(
                ' ',
                property.AccessorList.Accessors.Select(one =>
                    string.Concat(one.Modifiers.Select(modifier => modifier.Text + " "))
                    + one.Keyword.Text
                    + ";"
                )
            );

    private static ArrowExpressionClauseSyntax? Expression(
        BasePropertyDeclarationSyntax property
    ) =>
        property switch
        {
            PropertyDeclarationSyntax one => one.ExpressionBody,
            IndexerDeclarationSyntax one => one.ExpressionBody,
            _ => null,
        };

    private static int End(BaseTypeDeclarationSyntax type) =>
        type.OpenBraceToken.IsKind(SyntaxKind.None) ? type.Span.End
        : type.OpenBraceToken.IsMissing ? type.Identifier.Span.End
        : type.OpenBraceToken.SpanStart;

    // From after the attributes, in one line.
    private static string Line(MemberDeclarationSyntax member, int end)
    {
        var start =
            member.AttributeLists.Count > 0
                ? member.AttributeLists[^1].FullSpan.End
                : member.SpanStart;
        var text = member.SyntaxTree.GetText();
        var line = PlainText.Line(
            text.ToString(
                Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, Math.Max(start, end))
            ),
            LongestSignature
        );
        return line.TrimStart();
    }

    private static bool IsPrivate(MemberDeclarationSyntax member) =>
        member.Parent is not InterfaceDeclarationSyntax
        && !member.Modifiers.Any(modifier =>
            modifier.Kind()
                is SyntaxKind.PublicKeyword
                    or SyntaxKind.InternalKeyword
                    or SyntaxKind.ProtectedKeyword
        );
}
