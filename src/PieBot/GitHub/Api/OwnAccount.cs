namespace PieBot.Tool.GitHub.Api;

/// <summary>The account that a token posts under.</summary>
/// <param name="IsAssumed">Whether GitHub did not say, so that it is taken for a workflow's own.</param>
internal sealed record OwnAccount(string Login, bool IsAssumed)
{
    /// <summary><c>GET /user</c> is forbidden to tokens of apps, a workflow's own included; GraphQL tells them.</summary>
    public static async Task<OwnAccount> ReadAsync(
        GitHubConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var user = await connection.GetAsync<Account>("user", cancellationToken);
            return new(user.Login, IsAssumed: false);
        }
        catch (GitHubFault fault) when (IsNoAnswer(fault))
        {
            return await ViewerAsync(connection, cancellationToken) is { } viewer
                ? new(viewer, IsAssumed: false)
                : new("github-actions[bot]", IsAssumed: true);
        }
    }

    private static async Task<string?> ViewerAsync(
        GitHubConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var answer = await connection.PostAsync<GraphAnswer>(
                // Beside v3 on an Enterprise server: https://docs.github.com/enterprise-server/graphql
                connection.IsBelowPath
                    ? "../graphql"
                    : "graphql",
                new GraphQuery("query { viewer { login } }"),
                cancellationToken
            );
            return answer.Data?.Viewer?.Login is { Length: > 0 } login ? login : null;
        }
        catch (GitHubFault fault) when (IsNoAnswer(fault))
        {
            return null;
        }
    }

    // Asked and answered that the token may not know; anything else passes by, or is the user's to know.
    private static bool IsNoAnswer(GitHubFault fault) =>
        fault.Kind is FaultKind.Forbidden or FaultKind.NotFound or FaultKind.Refused;
}
