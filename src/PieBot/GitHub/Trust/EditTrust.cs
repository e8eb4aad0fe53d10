using PieBot.Core.Changes;
using PieBot.Core.Proposals;
using PieBot.Tool.GitHub.Reviews;

namespace PieBot.Tool.GitHub.Trust;

/// <summary>What a candidate's edits must be to be shown to a reviewer at all, whoever made them.</summary>
internal static class EditTrust
{
    private const int MostText = 20_000;
    private const string Hidden = "it adds characters that a reviewer cannot see";
    private const string HiddenPath = "its path has characters that a reviewer cannot see";
    private const string TooLong = "it is too long to be read";

    /// <summary>Why a candidate is not shown, as the end of a sentence; null when it may be.</summary>
    /// <param name="head">A path's file at the head; null when the pull request does not change it.</param>
    public static string? Fault(Candidate candidate, Func<string, HeadFile?> head)
    {
        foreach (var group in candidate.Edits.GroupBy(edit => edit.Path, StringComparer.Ordinal))
        {
            if (Unseen.IsBroughtIn("", group.Key))
            {
                return HiddenPath;
            }

            if (head(group.Key) is not { } file)
            {
                return "its file is not part of the pull request";
            }

            if (file.Source.Apply(group) is null)
            {
                return "its lines are not those at the head";
            }

            // Of the original this much is known now.
            if (group.Any(edit => Unseen.IsBroughtIn(edit.Original, edit.Replacement)))
            {
                return Hidden;
            }
        }

        return IsTooLong(candidate) ? TooLong : null;
    }

    /// <summary>The same where the head is not known: then no such character is taken for an old one.</summary>
    public static string? Fault(Candidate candidate) =>
        candidate.Edits.Any(edit => Unseen.IsBroughtIn("", edit.Path)) ? HiddenPath
        : candidate.Edits.Any(edit =>
            Unseen.IsBroughtIn("", edit.Original) || Unseen.IsBroughtIn("", edit.Replacement)
        )
            ? Hidden
        : IsTooLong(candidate) ? TooLong
        : null;

    private static bool IsTooLong(Candidate candidate) =>
        candidate.Edits.Sum(edit => edit.Replacement?.Length ?? 0) > MostText;
}
