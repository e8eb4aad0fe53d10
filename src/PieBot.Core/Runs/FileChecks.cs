using PieBot.Core.Changes;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;

namespace PieBot.Core.Runs;

/// <summary>What must hold of records beside their types when they come out of a file.</summary>
internal static class FileChecks
{
    // Of a file that is looked at there are 10,000; a diff may name others.
    private const int MostLines = 100_000_000;

    /// <summary>Says of a value what is wrong with it, null when nothing; null for types about which there is nothing to say.</summary>
    public static Func<object, string?>? Of(Type type) =>
        type == typeof(LineRange) ? value => Lines((LineRange)value)
        : type == typeof(ChangeSet) ? value => Commits((ChangeSet)value)
        : type == typeof(ChangedMember) ? value => Path(((ChangedMember)value).Path)
        : type == typeof(ChangedFile) ? value => Path(((ChangedFile)value).Path)
        : type == typeof(Edit) ? value => Path(((Edit)value).Path)
        : type == typeof(TrialRecord) ? value => Trial((TrialRecord)value)
        : type == typeof(ProposalFile) ? value => Proposals((ProposalFile)value)
        : null;

    private static string? Lines(LineRange range) =>
        range.Start >= 0 && range.End >= range.Start - 1 && range.End <= MostLines
            ? null
            : $"lines {range.Start} to {range.End} are not lines of a file.";

    private static string? Commits(ChangeSet changes) =>
        ProposalForm.IsCommit(changes.Base) && ProposalForm.IsCommit(changes.Head)
            ? null
            : "base and head must be commits of 40 or 64 lower-case hex digits.";

    private static string? Path(string path) =>
        path.Length is > 0 and <= 4096 && !path.Any(char.IsControl)
            ? null
            : "a path is empty, too long, or has control characters.";

    private static string? Trial(TrialRecord trial) =>
        // Tests that pass once a process have the first iteration alone.
        trial is { Cold.Count: 2, Trial: > 0 }
        && trial.Baseline.Count > 0 == trial.Candidate.Count > 0
            ? null
            : "a trial must have the first iteration of both sides, and rounds of both or of none.";

    private static string? Proposals(ProposalFile file)
    {
        var targets = file.Changes.Targets.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return targets.Count < file.Changes.Targets.Count ? "two targets have the same id."
            : file.Candidates.FirstOrDefault(one => !targets.Contains(one.TargetId)) is { } lost
                ? $"candidate {Shown(lost.Id)} has a target that is not in the file."
            : file.Candidates.DistinctBy(one => one.Id).Count() < file.Candidates.Count
                ? "two candidates have the same id."
            : file.Candidates.FirstOrDefault(one => one.Edits.Count == 0) is { } empty
                ? $"candidate {Shown(empty.Id)} edits nothing."
            : file.Profile is { } profile
            && profile.Members.DistinctBy(one => one.Id).Count() < profile.Members.Count
                ? "two members of the profile have the same id."
            : file.Shards is < 0 or > 256 ? "shards must be a number from 1 to 256."
            : null;
    }

    // Whatever the file calls it, one line of an error.
    private static string Shown(string id) =>
        new(id.Where(one => !char.IsControl(one)).Take(20).ToArray());
}
