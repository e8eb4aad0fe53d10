using PieBot.Core;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Tool.GitHub;

namespace PieBot.Tool.Commands;

/// <summary>
/// A workflow's step for which a model is named, and no key. Runs for forks and for Dependabot get no secrets
/// (https://docs.github.com/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions): nobody did
/// anything wrong, and only the rules propose.
/// </summary>
internal static class KeylessStep
{
    public const string Notice =
        "A model is named, but this job has no key for it, so only the rules proposed. Workflows of forks and of Dependabot get no key.";

    private const string Dependabot = "dependabot[bot]";

    /// <param name="secret">A key by the name of its variable.</param>
    /// <exception cref="UserErrorException">The endpoint or the event cannot be read.</exception>
    public static bool Is(
        ModelChoice choice,
        GitHubEnvironment environment,
        Func<string, string?> secret
    ) =>
        !choice.Settings.Offline
        && EndpointSettings.FindKey(choice.Endpoint, choice.Azure, secret) is null
        // An endpoint of one's own may need none, and Azure takes an identity; but neither is for strangers to use.
        && ((choice.Endpoint is null && !choice.Azure) || HasNoSecrets(environment));

    private static bool HasNoSecrets(GitHubEnvironment environment) =>
        environment.Actor == Dependabot
        || (environment.EventPath is { } path && PullRequestEvent.Read(path) is { FromFork: true });
}
