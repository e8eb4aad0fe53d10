using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PieBot.Core.Languages.CSharp.Risks;

/// <summary>The members that differ between head and candidate, whole: what is in one of them was moved, not dropped, when it is in another.</summary>
internal sealed record Sides(IReadOnlyList<SyntaxNode> Head, IReadOnlyList<SyntaxNode> Edited)
{
    public static Sides Of(SyntaxNode head, SyntaxNode edited)
    {
        var before = Members(head);
        var after = Members(edited);
        return new(Without(before, after), Without(after, before));
    }

    /// <summary>Whether the candidate has fewer of what is looked for.</summary>
    public bool Fewer(Func<SyntaxNode, bool> isIt) => Count(Edited, isIt) < Count(Head, isIt);

    /// <summary>Whether the head has some of the first, and the candidate none of the second.</summary>
    public bool None(Func<SyntaxNode, bool> isIt, Func<SyntaxNode, bool> isInItsPlace) =>
        Count(Head, isIt) > 0 && Count(Edited, isInItsPlace) == 0;

    public bool More(Func<SyntaxNode, bool> isIt) => Count(Edited, isIt) > Count(Head, isIt);

    /// <summary>All nodes of one side.</summary>
    public static IEnumerable<SyntaxNode> Nodes(IEnumerable<SyntaxNode> members) =>
        members.SelectMany(member => member.DescendantNodesAndSelf());

    private static int Count(IEnumerable<SyntaxNode> members, Func<SyntaxNode, bool> isIt) =>
        Nodes(members).Count(isIt);

    // The leaves of the tree of declarations.
    private static List<MemberDeclarationSyntax> Members(SyntaxNode root) =>
        root.DescendantNodes(node => node is not MemberDeclarationSyntax || IsContainer(node))
            .OfType<MemberDeclarationSyntax>()
            .Where(member => !IsContainer(member))
            .ToList();

    private static bool IsContainer(SyntaxNode node) =>
        node is BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static List<SyntaxNode> Without(
        List<MemberDeclarationSyntax> members,
        List<MemberDeclarationSyntax> others
    )
    {
        var known = others.Select(Text).ToHashSet(StringComparer.Ordinal);
        return members.Where(member => !known.Contains(Text(member))).ToList<SyntaxNode>();
    }

    private static string Text(SyntaxNode node) =>
        string.Join(' ', node.DescendantTokens().Select(token => token.Text));
}
