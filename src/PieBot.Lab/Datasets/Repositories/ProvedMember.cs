using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;

namespace PieBot.Lab.Datasets.Repositories;

/// <summary>A member as it was, and as it was proved faster; lines joined by LF.</summary>
internal sealed record ProvedMember(string Slower, string Faster)
{
    /// <returns>Null when the edits do not fit the file at that commit.</returns>
    public static ProvedMember? Of(
        GitReader git,
        string head,
        ChangedMember target,
        Candidate candidate
    )
    {
        if (git.ReadBlob(head, target.Path) is not { } bytes)
        {
            return null;
        }

        var file = SourceFile.Parse(bytes);
        var edits = candidate.Edits.Where(edit => edit.Path == target.Path).ToList();
        if (target.Lines.End > file.LineCount || file.Edited(edits) is not { } edited)
        {
            return null;
        }

        var before = edits.Where(edit => edit.Lines.End < target.Lines.Start).Sum(Growth);
        var through = edits.Where(edit => edit.Lines.Start <= target.Lines.End).Sum(Growth);
        var lines = new LineRange(target.Lines.Start + before, target.Lines.End + through);
        return new(file.Slice(target.Lines), SourceFile.OfText(edited).Slice(lines));
    }

    /// <summary>Whether a file holds the faster one and no more the slower one.</summary>
    public bool IsIn(SourceFile file)
    {
        var text = "\n" + file.Slice(new(1, file.LineCount)) + "\n";
        return Faster != Slower
            && text.Contains($"\n{Faster}\n", StringComparison.Ordinal)
            && !text.Contains($"\n{Slower}\n", StringComparison.Ordinal);
    }

    private static int Growth(Edit edit) =>
        (edit.Replacement?.Split('\n').Length ?? 0) - Math.Max(edit.Lines.Count, 0);
}
