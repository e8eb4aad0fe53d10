using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Guard;

/// <summary>
/// Refuses edits before anything is built: what a reviewer would never accept, or what only looks like an optimization.
/// The bounds on size and the spurious optimizations are those of the PIE paper (arXiv 2302.07867, sections 2 and 4).
/// </summary>
internal static class EditGuard
{
    /// <summary>Lines an edit may change at most.</summary>
    public const int MostLines = 150;

    /// <summary>Share of the member's statements an edit may change at most.</summary>
    public const double MostShare = 0.5;

    // Half of a small member is a statement or a loop: the share says nothing there.
    private const int SmallMember = 25;

    /// <summary>Why the candidate is refused; null when it may be verified.</summary>
    /// <param name="headText">The target's file at head.</param>
    public static string? Check(string headText, ChangedMember target, Candidate candidate)
    {
        if (Hides(candidate) is { } hidden)
        {
            return hidden;
        }

        if (Place(target, candidate) is { } place)
        {
            return place;
        }

        var file = EditedFile.Of(headText, target);
        return file.Edited(candidate.Edits) is not { } edited
            ? $"the lines it edits are not those of {target.Path} at the head"
            : Size(
                target.Lines,
                file.Head.Statements,
                LineDiff.Of(target.Path, file.Source, SourceFile.OfText(edited))
            )
                ?? file.Language.Uncompiled(
                    target.Path,
                    headText,
                    candidate.Edits.Select(edit => edit.Lines).ToList()
                )
                ?? EditRules.Check(file.Language, target, file.Head, file.With(edited));
    }

    // What a reviewer sees must be what is compiled.
    private static string? Hides(Candidate candidate) =>
        candidate.Edits.Any(edit => Unseen.IsBroughtIn(edit.Original, edit.Replacement))
            ? "it adds characters that a reviewer cannot see"
            : null;

    /// <summary>Where it edits.</summary>
    private static string? Place(ChangedMember target, Candidate candidate)
    {
        if (candidate.Edits.Count == 0)
        {
            return "it edits nothing";
        }

        return candidate.Edits.FirstOrDefault(edit => edit.Path != target.Path) is { } elsewhere
                ? $"it edits {elsewhere.Path}, not only the target's file"
            : FileFilter.IsTest(target.Path) ? $"it edits a test, {target.Path}"
            : null;
    }

    /// <summary>How much.</summary>
    /// <param name="member">Its lines.</param>
    /// <param name="statements">Of the file at head.</param>
    /// <param name="diff">What really changes: a model also quotes lines that stay.</param>
    internal static string? Size(
        LineRange member,
        IReadOnlyList<LineRange> statements,
        IReadOnlyList<Edit> diff
    )
    {
        var changed = diff.Sum(edit =>
            Math.Max(edit.Lines.Count, edit.Replacement?.Split('\n').Length ?? 0)
        );
        if (changed > MostLines)
        {
            return $"it changes {changed} lines; a suggestion may change at most {MostLines}";
        }

        var all = statements.Where(member.Contains).ToList();
        var rewritten = all.Count(one =>
            diff.Any(edit => !edit.Lines.IsEmpty && edit.Lines.Overlaps(one))
        );
        // Of a single statement, such as a long expression, there is no share.
        return member.Count > SmallMember && all.Count > 1 && rewritten > MostShare * all.Count
            ? $"it rewrites {rewritten} of the member's {all.Count} statements; at most {MostShare:P0} may change"
            : null;
    }
}
