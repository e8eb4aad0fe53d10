using PieBot.Changes;
using PieBot.Proposals;

namespace PieBot.Runs;

/// <summary>What <c>propose</c> hands to <c>verify</c>: <c>proposals.json</c>.</summary>
/// <param name="Version">Of this schema; readers refuse a higher one.</param>
/// <param name="Tool">Version of the tool that wrote it.</param>
/// <param name="Profile">Where the tests spend their time; null when it was not asked for.</param>
internal sealed record ProposalFile(
    int Version,
    string Tool,
    ChangeSet Changes,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<string> Notices,
    ProfileFacts? Profile = null
)
{
    public const int CurrentVersion = 1;
}
