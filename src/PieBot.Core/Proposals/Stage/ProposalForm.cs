using System.Globalization;
using System.Text.RegularExpressions;

namespace PieBot.Core.Proposals.Stage;

/// <summary>
/// What the words of a file that another job wrote must look like before any of them is used: hashes are hashes, ids are ids,
/// paths are paths. They stand in commands that people paste, in addresses and in diffs.
/// </summary>
internal static partial class ProposalForm
{
    private const int MostPath = 4096;

    /// <summary>What is wrong with proposals, as the end of a sentence; null when nothing is.</summary>
    public static string? Fault(ProposalFile file)
    {
        if (!IsCommit(file.Changes?.Base) || !IsCommit(file.Changes?.Head))
        {
            return "base and head must be commits of 40 or 64 lower-case hex digits";
        }

        var candidates = file.Candidates ?? [];
        if (!candidates.All(one => one is not null && Ids().IsMatch(one.Id ?? "")))
        {
            return "a candidate's id must be letters, digits and hyphens, at most 40 of them";
        }

        return candidates
            .SelectMany(one => one.Edits ?? [])
            .Select(edit => edit?.Path)
            .Concat((file.Changes!.Targets ?? []).Select(target => target?.Path))
            .All(IsPath)
            ? null
            : "the path of an edit or a member must lead from the repository's root to a file in it";
    }

    /// <summary>A full commit id, by SHA-1 or SHA-256.</summary>
    public static bool IsCommit(string? text) => text is not null && Commits().IsMatch(text);

    /// <summary>A version as PieBot's own.</summary>
    public static bool IsVersion(string? text) => text is not null && Versions().IsMatch(text);

    // As git keeps it: forward slashes, and no way out.
    private static bool IsPath(string? path) =>
        path is { Length: > 0 and <= MostPath }
        && !path.Any(one =>
            char.GetUnicodeCategory(one)
                is UnicodeCategory.Control
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
        )
        && path.Split('/')
            .All(part =>
                part is not ("" or "." or "..")
                && !part.Equals(".git", StringComparison.OrdinalIgnoreCase)
            );

    [GeneratedRegex(@"^([0-9a-f]{40}|[0-9a-f]{64})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Commits();

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,40}\z")]
    private static partial Regex Ids();

    [GeneratedRegex(@"^[A-Za-z0-9.+-]{1,100}\z")]
    private static partial Regex Versions();
}
