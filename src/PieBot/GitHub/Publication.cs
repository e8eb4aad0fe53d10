using PieBot.Tool.GitHub.Reviews;
using PieBot.Tool.GitHub.Trust;

namespace PieBot.Tool.GitHub;

/// <summary>What came of publishing.</summary>
/// <param name="Posted">Findings that the pull request shows now, by this run.</param>
/// <param name="Suggestions">How many of them are suggestions to click; the others lie in the review's body.</param>
/// <param name="Review">Its address; null when none was posted.</param>
/// <param name="Notice">Why nothing was posted, or less; a sentence. Null when all went well.</param>
/// <param name="Others">What proved faster and was not posted, with the reason.</param>
/// <param name="Outdated">Earlier comments that were marked so.</param>
internal sealed record Publication(
    IReadOnlyList<Finding> Posted,
    int Suggestions,
    string? Review,
    string? Notice,
    IReadOnlyList<NotPosted> Others,
    int Outdated = 0
)
{
    /// <summary>Nothing is posted; all that proved faster is still told.</summary>
    public static Publication Nothing(TrustedRun run, string notice) =>
        new(
            [],
            0,
            null,
            notice,
            Selection
                .Faster(run)
                .Select(one =>
                    EditTrust.Fault(one.Candidate) is { } fault
                        ? new NotPosted(one.Candidate, null, fault)
                        : new NotPosted(one.Candidate, one, "nothing was posted")
                )
                .ToList()
        );

    /// <summary>What came of several pull requests of one head.</summary>
    /// <param name="each">One at least.</param>
    public static Publication Together(IReadOnlyList<(int Number, Publication What)> each)
    {
        var whole = each.Select(one => one.What).ToList();
        if (whole is [var only])
        {
            return only;
        }

        var posted = whole.SelectMany(one => one.Posted).DistinctBy(one => one.Key).ToList();
        var notices = each.Where(one => one.What.Notice is not null)
            .Select(one => $"Pull request {one.Number}: {one.What.Notice}")
            .Prepend(
                $"{each.Count} pull requests have this head and merge base: {string.Join(", ", each.Select(one => one.Number))}. PieBot published to each of them."
            );
        return new(
            posted,
            whole.Sum(one => one.Suggestions),
            whole.Select(one => one.Review).FirstOrDefault(one => one is not null),
            string.Join(' ', notices),
            whole
                .SelectMany(one => one.Others)
                .Where(one => posted.TrueForAll(other => other.Candidate.Id != one.Candidate.Id))
                .DistinctBy(one => one.Candidate.Id)
                .ToList(),
            whole.Sum(one => one.Outdated)
        );
    }

    /// <summary>The same, and something else to know.</summary>
    /// <param name="notice">Null: nothing.</param>
    public Publication With(string? notice) =>
        notice is null
            ? this
            : this with
            {
                Notice = Notice is null ? notice : $"{Notice} {notice}",
            };

    /// <summary>What was chosen is not posted after all.</summary>
    public static Publication Withheld(Selection selection, string notice) =>
        new(
            [],
            0,
            null,
            notice,
            [
                .. selection.Posted.Select(one => new NotPosted(
                    one.Candidate,
                    one,
                    "it could not be posted"
                )),
                .. selection.Others,
            ]
        );
}
