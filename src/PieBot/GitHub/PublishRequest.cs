using PieBot.Core.Configuration;
using PieBot.Tool.GitHub.Reviews;

namespace PieBot.Tool.GitHub;

/// <summary>What <c>piebot publish</c> is told.</summary>
/// <param name="Proposals">The file that <c>propose</c> wrote.</param>
/// <param name="Verdicts">Files or folders.</param>
/// <param name="PullRequest">Null: the event's.</param>
/// <param name="Repository"><c>OWNER/NAME</c>; null: the workflow's.</param>
/// <param name="Login">The account that is posted under; null to ask GitHub.</param>
/// <param name="Artifact">The name under which the workflow keeps the run; null when it does not.</param>
/// <param name="Checkout">Where a dry run without a token reads the diff.</param>
internal sealed record PublishRequest(
    string Proposals,
    IReadOnlyList<string> Verdicts,
    int? PullRequest,
    string? Repository,
    int MostSuggestions,
    Skip Skip,
    string? Login,
    string? Artifact,
    bool DryRun,
    string Checkout
)
{
    /// <summary>What a configuration makes of suggestions and skips that the command line leaves open; null: nothing.</summary>
    public Func<ConfigurationFile, PublishSettings>? Configured { get; init; }
}
