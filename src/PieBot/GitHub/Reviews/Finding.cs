using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Tool.GitHub.Trust;

namespace PieBot.Tool.GitHub.Reviews;

/// <summary>A candidate that proved faster, and where it goes on the pull request.</summary>
/// <param name="Key">It is known by across pushes.</param>
internal sealed record Finding(
    Candidate Candidate,
    ChangedMember? Target,
    Proof Proof,
    string Key,
    Placement Placement
)
{
    /// <summary>The pull request's files at the head, by path; none where they were not read.</summary>
    public IReadOnlyDictionary<string, DiffFile> Files { get; init; } =
        new Dictionary<string, DiffFile>();

    public string Path => Candidate.Edits[0].Path;

    /// <summary>Whether it is placed on lines; otherwise it goes to the review's body.</summary>
    public bool IsSuggestion => Placement.Core is not null;

    public string Member => Target?.Name ?? "the member";

    public double Ratio => Proof.Measurement!.Speedup.Ratio;
}
