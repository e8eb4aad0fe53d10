using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Targets;

namespace PieBot.Core.Proposals.Stage;

/// <summary>What <c>propose</c> hands to <c>verify</c>: <c>proposals.json</c>.</summary>
/// <param name="Version">Of this schema; readers refuse a higher one.</param>
/// <param name="Tool">Version of the tool that wrote it.</param>
/// <param name="Profile">Where the tests spend their time; null when it was not asked for.</param>
/// <param name="Model">What a model was asked and what it cost; null without one.</param>
/// <param name="Costs">What earlier runs took, by target id: shards are balanced by it. Null: nothing is known.</param>
/// <param name="Configuration">The repository's configuration, as it stands at the base; null: there is none.</param>
/// <param name="Shards">How many parts the verification is meant to be split into; null: none.</param>
internal sealed record ProposalFile(
    int Version,
    string Tool,
    ChangeSet Changes,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<string> Notices,
    ProfileFacts? Profile = null,
    ModelAccount? Model = null,
    IReadOnlyDictionary<string, TimeSpan>? Costs = null,
    int? Shards = null,
    ConfigurationFile? Configuration = null
)
{
    public const int CurrentVersion = 1;
}
