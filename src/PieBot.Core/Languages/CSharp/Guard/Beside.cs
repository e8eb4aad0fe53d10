using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Guard;

/// <summary>What a file declares beside a member: lines within the member can still end it and begin another, or a type of their own.</summary>
internal static class Beside
{
    public static IReadOnlyList<BesideFact> Of(SyntaxNode root, SyntaxNode member) =>
        Declarations(root)
            .Where(one => one != member && !member.Ancestors().Contains(one))
            .Select(one => new BesideFact(Text(one), IsPrivateField(one)))
            .ToList();

    // Types and namespaces around the member change with it; their own members are looked at one by one. Accessors belong to their property.
    private static IEnumerable<SyntaxNode> Declarations(SyntaxNode root) =>
        root.DescendantNodes(node => node is not (BlockSyntax or ArrowExpressionClauseSyntax))
            .Where(node => node is MemberDeclarationSyntax or AccessorDeclarationSyntax)
            .Where(node => node is not BaseNamespaceDeclarationSyntax);

    private static string Text(SyntaxNode node) =>
        string.Join(' ', Bare(node).DescendantTokens().Select(token => token.Text));

    // A type counts without what is in it, a property without its accessors: those count themselves.
    private static SyntaxNode Bare(SyntaxNode node) =>
        node switch
        {
            TypeDeclarationSyntax type => type.WithMembers([]),
            PropertyDeclarationSyntax { AccessorList: not null } property =>
                property.WithAccessorList(null),
            IndexerDeclarationSyntax { AccessorList: not null } indexer => indexer.WithAccessorList(
                null
            ),
            EventDeclarationSyntax { AccessorList: not null } one => one.WithAccessorList(null),
            _ => node,
        };

    private static bool IsPrivateField(SyntaxNode node) =>
        node is FieldDeclarationSyntax { AttributeLists.Count: 0 } field
        && !field.Modifiers.Any(modifier =>
            modifier.Kind()
                is SyntaxKind.PublicKeyword
                    or SyntaxKind.InternalKeyword
                    or SyntaxKind.ProtectedKeyword
        );
}
