using PieBot.Proposals;
using PieBot.Tool.GitHub.Reviews;
using PieBot.Tool.Reports;

namespace PieBot.Tool.GitHub.Trust;

/// <summary>What a candidate's edits must be to be shown to a reviewer at all, whoever made them.</summary>
internal static class EditTrust
{
    private const int MostReplacement = 20_000;

    /// <summary>Why a candidate is not shown, as the end of a sentence; null when it may be.</summary>
    /// <param name="head">A path's file at the head; null when the pull request does not change it.</param>
    public static string? Fault(Candidate candidate, Func<string, HeadFile?> head)
    {
        if (
            candidate.Id.Length > 40
            || !candidate.Id.All(one => char.IsAsciiLetterOrDigit(one) || one == '-')
        )
        {
            return "its id is none";
        }

        foreach (var group in candidate.Edits.GroupBy(edit => edit.Path, StringComparer.Ordinal))
        {
            if (head(group.Key) is not { } file)
            {
                return "its file is not part of the pull request";
            }

            if (file.Source.Apply(group) is null)
            {
                return "its lines are not what stands at the head";
            }

            if (group.Any(edit => HidesText(edit.Original, edit.Replacement ?? "")))
            {
                return "it adds characters that a reviewer cannot see";
            }

            if (group.Sum(edit => edit.Replacement?.Length ?? 0) > MostReplacement)
            {
                return "it is too long to be read";
            }
        }

        return null;
    }

    // Control characters and changes of direction, unless they stood there before.
    private static bool HidesText(string original, string replacement) =>
        replacement
            .Where(one =>
                (char.IsControl(one) && one is not ('\t' or '\n'))
                || MarkdownReport.IsDirectional(one)
                || one is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff'
            )
            .Any(one => !original.Contains(one, StringComparison.Ordinal));
}
