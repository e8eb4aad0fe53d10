using PieBot.Tool.GitHub.Reviews;
using PieBot.Tool.GitHub.Trust;

namespace PieBot.Tool.GitHub;

/// <summary>What came of publishing.</summary>
/// <param name="Posted">Findings that the pull request shows now, by this run.</param>
/// <param name="Review">Its address; null when none was posted.</param>
/// <param name="Notice">Why nothing was posted, or less; a sentence. Null when all went well.</param>
/// <param name="Others">What proved faster and was not posted, with the reason.</param>
/// <param name="Outdated">Earlier comments that were marked so.</param>
internal sealed record Publication(
    IReadOnlyList<Finding> Posted,
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

    /// <summary>What was chosen is not posted after all.</summary>
    public static Publication Withheld(Selection selection, string notice) =>
        new(
            [],
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
