using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>What a file shows to others: declarations that are not private, without their bodies.</summary>
internal static class Surface
{
    /// <summary>Whether others compile against it.</summary>
    public static bool Shows(MemberDeclarationSyntax member) =>
        member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().All(IsVisible);

    public static IReadOnlyList<string> Declarations(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
            .Where(member =>
                member is not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax)
            )
            .Where(Shows)
            .Select(Declaration)
            .Distinct()
            .ToList();

    // Internal declarations are a repository's own affair; tests may still see them, and then tests tell.
    private static bool IsVisible(MemberDeclarationSyntax member) =>
        member switch
        {
            BaseNamespaceDeclarationSyntax => true,
            EnumMemberDeclarationSyntax => true,
            _ when member.Parent is InterfaceDeclarationSyntax => true,
            _ when Explicit(member) => true,
            _ => member.Modifiers.Any(SyntaxKind.PublicKeyword)
                || member.Modifiers.Any(SyntaxKind.ProtectedKeyword),
        };

    private static bool Explicit(MemberDeclarationSyntax member) =>
        member switch
        {
            MethodDeclarationSyntax one => one.ExplicitInterfaceSpecifier is not null,
            BasePropertyDeclarationSyntax one => one.ExplicitInterfaceSpecifier is not null,
            _ => false,
        };

    private static string Declaration(MemberDeclarationSyntax member)
    {
        var container = string.Concat(
            member
                .Ancestors()
                .OfType<BaseTypeDeclarationSyntax>()
                .Select(type => $"{type.Identifier.ValueText}.")
                .Reverse()
        );
        var bare = member switch
        {
            TypeDeclarationSyntax one => one.WithMembers([]),
            EnumDeclarationSyntax one => one.WithMembers([]),
            BaseMethodDeclarationSyntax one => one.WithBody(null)
                .WithExpressionBody(null)
                .WithModifiers(Without(one.Modifiers, SyntaxKind.AsyncKeyword)),
            PropertyDeclarationSyntax one => one.WithExpressionBody(null)
                .WithInitializer(null)
                .WithAccessorList(Accessors(one)),
            IndexerDeclarationSyntax one => one.WithExpressionBody(null)
                .WithAccessorList(Accessors(one)),
            EventDeclarationSyntax one => one.WithAccessorList(null),
            // The value of a constant is compiled into others; that of a field is not.
            FieldDeclarationSyntax one when !one.Modifiers.Any(SyntaxKind.ConstKeyword) =>
                one.WithDeclaration(
                    one.Declaration.WithVariables(
                        SyntaxFactory.SeparatedList(
                            one.Declaration.Variables.Select(variable =>
                                variable.WithInitializer(null)
                            )
                        )
                    )
                ),
            _ => member,
        };
        var text = bare.WithoutTrivia()
            .DescendantTokens()
            .Where(token => !token.IsKind(SyntaxKind.SemicolonToken))
            .Select(token => token.Text);
        return container + string.Join(' ', text);
    }

    // "=> value" and "{ get { return value; } }" are the same to a caller.
    private static AccessorListSyntax Accessors(BasePropertyDeclarationSyntax property) =>
        SyntaxFactory.AccessorList(
            SyntaxFactory.List(
                property.AccessorList?.Accessors.Select(accessor =>
                    accessor.WithBody(null).WithExpressionBody(null)
                )
                    ?? [SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration)]
            )
        );

    private static SyntaxTokenList Without(SyntaxTokenList modifiers, SyntaxKind kind) =>
        new(modifiers.Where(modifier => !modifier.IsKind(kind)));
}
