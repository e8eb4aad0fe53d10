using PieBot.Core.Changes;
using PieBot.Core.Languages;

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
        var file = EditedFile.Of(headText, member);
        if (
            candidate.Edits.Any(edit => edit.Path != member.Path)
            || file.Edited(candidate.Edits) is not { } text
            || file.Language.NamesTakenBack(member.Path, member.Id, headText, text) is not { } plain
        )
        {
            return candidate;
        }

        var edits = LineDiff.Of(member.Path, file.Source, SourceFile.OfText(plain));
        // Of nothing but renames nothing would be left to refuse.
        return edits.Count == 0
            ? candidate
            : candidate with
            {
                Id = Candidates.Id(candidate.TargetId, edits),
                Edits = edits,
            };
    }
}
