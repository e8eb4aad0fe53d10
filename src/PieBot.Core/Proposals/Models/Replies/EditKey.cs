using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Changes;
using PieBot.Proposals.Guard;

namespace PieBot.Proposals.Models.Replies;

/// <summary>Tells whether two edits of a member come to the same: equal after layout, comments, braces and the names of locals.</summary>
internal static class EditKey
{
    /// <param name="edited">The file with the edit.</param>
    public static string Of(SyntaxNode edited, ChangedMember target)
    {
        var member = CSharpMembers.Find(edited, target.Path, target.Id);
        // Fields beside the member, and usings, may be part of the edit.
        return string.Join(
            '\u0001',
            Cosmetic
                .Normalised(member?.Parent ?? edited)
                .Concat(
                    edited
                        .DescendantNodes(HoldsUsings)
                        .OfType<UsingDirectiveSyntax>()
                        .Select(one => one.ToString())
                )
        );
    }

    /// <summary>Of a candidate that is there already; null when its edits do not fit.</summary>
    public static string? Of(string headText, ChangedMember target, Candidate candidate) =>
        SourceFile.OfText(headText).Edited(candidate.Edits) is not { } text ? null
        : Languages.Of(target.Path) is ITokenLanguage language
            ? TokenReplyRules.Key(language, text, target)
        : Languages.Of(target.Path) is null ? PlainGuard.Key(text)
        : Of(Parsed.Root(text, target.Symbols), target);

    private static bool HoldsUsings(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax;
}
