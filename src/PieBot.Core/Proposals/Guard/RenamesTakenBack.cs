using Microsoft.CodeAnalysis;
using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Languages.CSharp.Guard;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Languages.Tokens;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Guard;

/// <summary>
/// Undoes renames of locals and parameters that an edit brings along, so that what is measured, shown and reviewed is the
/// edit. One model of the PIE paper renamed everything, and 70 % of the code changed (arXiv 2302.07867).
/// </summary>
internal static class RenamesTakenBack
{
    /// <summary>The candidate with fewer changed lines, of a new id; the same one when it renames nothing that can be taken back.</summary>
    /// <param name="headText">The target's file at head.</param>
    public static Candidate Of(string headText, ChangedMember member, Candidate candidate)
    {
        var head = SourceFile.OfText(headText);
        if (
            candidate.Edits.Any(edit => edit.Path != member.Path)
            || head.Edited(candidate.Edits) is not { } text
        )
        {
            return candidate;
        }

        var plain = LanguagePacks.Of(member.Path) is ITokenLanguage language
            ? TokenRenames.TakenBack(language, member, headText, text)
            : TakenBack(member, headText, text);
        if (plain is null)
        {
            return candidate;
        }

        var edits = LineDiff.Of(member.Path, head, SourceFile.OfText(plain));
        // Of nothing but renames nothing would be left to refuse.
        return edits.Count == 0
            ? candidate
            : candidate with
            {
                Id = Candidates.Id(candidate.TargetId, edits),
                Edits = edits,
            };
    }

    // Null when there is nothing to take back.
    private static string? TakenBack(ChangedMember member, string headText, string text)
    {
        if (
            Member(Parsed.Head(headText, member.Symbols), member) is not { } before
            || Member(Parsed.Root(text, member.Symbols), member) is not { } after
        )
        {
            return null;
        }

        var names = Pairs(before, after);
        return names.Count == 0 ? null : Renamed(text, after, names);
    }

    /// <summary>For each new name the old one it stands for.</summary>
    private static Dictionary<string, string> Pairs(SyntaxNode before, SyntaxNode after)
    {
        var old = LocalNames.Declared(before);
        var now = LocalNames.Declared(after);
        var gone = old.Keys.Except(now.Keys).ToHashSet(StringComparer.Ordinal);
        var added = now.Keys.Except(old.Keys).ToHashSet(StringComparer.Ordinal);
        if (gone.Count == 0 || added.Count == 0)
        {
            return [];
        }

        var taken = LocalNames.Mentioned(after);
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, was, _) in NameVotes.Count(before, after, gone, added))
        {
            if (
                !pairs.ContainsKey(name)
                && !used.Contains(was)
                && !taken.Contains(was)
                && LocalNames.CanBeRenamed(after, name, now[name])
            )
            {
                pairs.Add(name, was);
                used.Add(was);
            }
        }

        return pairs;
    }

    private static string Renamed(string text, SyntaxNode member, Dictionary<string, string> names)
    {
        var changes = member
            .DescendantTokens()
            .Where(token => LocalNames.IsOwnName(token) && names.ContainsKey(token.ValueText))
            .OrderByDescending(token => token.SpanStart);
        foreach (var token in changes)
        {
            text = string.Concat(
                text.AsSpan(0, token.SpanStart),
                names[token.ValueText],
                text.AsSpan(token.Span.End)
            );
        }

        return text;
    }

    // The ids hold types, not names, of parameters.
    private static SyntaxNode? Member(SyntaxNode root, ChangedMember member) =>
        CSharpMembers.Find(root, member.Path, member.Id);
}
