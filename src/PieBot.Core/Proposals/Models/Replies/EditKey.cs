using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Guard;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.Tokens;
using PieBot.Core.Proposals.Guard;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Models.Replies;

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
        : LanguagePacks.Of(target.Path) is ITokenLanguage language
            ? TokenReplyRules.Key(language, text, target)
        : LanguagePacks.Of(target.Path) is null ? PlainGuard.Key(text)
        : Of(Parsed.Root(text, target.Symbols), target);

    private static bool HoldsUsings(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax;
}
