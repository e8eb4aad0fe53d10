using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Members;

namespace PieBot.Core.Proposals.Models.Replies;

/// <summary>Holds a reply to its member: lines within the member can still end it and begin another, or a type of their own.</summary>
internal sealed class MemberOnly(SyntaxNode head, ChangedMember target)
{
    private readonly Dictionary<string, int> _others = Others(head, target);

    /// <summary>What else the edit declares or changes; null when it is only the member, and private fields that it may keep things in.</summary>
    public string? Check(SyntaxNode edited)
    {
        var before = new Dictionary<string, int>(_others, StringComparer.Ordinal);
        var after = CSharpMembers.Find(edited, target.Path, target.Id);
        if (after is null)
        {
            return "the member itself is gone, or has another signature";
        }

        foreach (
            var one in Declarations(edited)
                .Where(one => one != after && !after.Ancestors().Contains(one))
        )
        {
            var text = Text(one);
            if (before.GetValueOrDefault(text) > 0)
            {
                before[text]--;
            }
            else if (!IsPrivateField(one))
            {
                return $"it declares more than the member: {PlainText.Line(one.ToString(), 60)}";
            }
        }

        return before.FirstOrDefault(pair => pair.Value > 0).Key is { } gone
            ? $"it changes more than the member: {PlainText.Line(gone, 60)}"
            : null;
    }

    private static Dictionary<string, int> Others(SyntaxNode head, ChangedMember target)
    {
        var owner = CSharpMembers.Find(head, target.Path, target.Id);
        return Declarations(head)
            .Where(one => one != owner && !(owner?.Ancestors().Contains(one) ?? false))
            .CountBy(Text, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
    }

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
