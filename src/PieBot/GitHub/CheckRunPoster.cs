using PieBot.Tool.GitHub.Api;

namespace PieBot.Tool.GitHub;

/// <summary>Posts a check run where the token may (<c>checks: write</c>): the first annotations with it, further ones in updates.</summary>
internal sealed class CheckRunPoster(GitHubConnection connection, string repository)
{
    private const string Name = "PieBot";

    /// <param name="head">The commit it is about.</param>
    /// <returns>Why it is not there or not whole; null when it is, and when the token has no right to it.</returns>
    public async Task<string?> TryPostAsync(
        CheckRun check,
        string head,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var posted = await connection.PostAsync<PostedCheckRun>(
                $"repos/{repository}/check-runs",
                new NewCheckRun(
                    Name,
                    head,
                    "completed",
                    check.Conclusion,
                    Output(check, check.Batches is [var first, ..] ? first : [])
                ),
                cancellationToken
            );
            foreach (var batch in check.Batches.Skip(1))
            {
                await connection.PatchAsync<PostedCheckRun>(
                    $"repos/{repository}/check-runs/{posted.Id}",
                    new CheckRunUpdate(Output(check, batch)),
                    cancellationToken
                );
            }

            return null;
        }
        catch (GitHubFault fault) when (fault.Kind is FaultKind.Forbidden or FaultKind.NotFound)
        {
            // Nobody gave the right, and nobody need: the review and the summary say the same.
            return null;
        }
        catch (GitHubFault fault)
        {
            return $"The check run is missing or incomplete. {fault.Explain()}";
        }
    }

    private static CheckOutput Output(CheckRun check, IReadOnlyList<CheckAnnotation> batch) =>
        new(
            check.Title,
            check.Summary,
            batch
                .Select(one => new CheckNote(
                    one.Path,
                    one.StartLine,
                    one.EndLine,
                    CheckAnnotation.Level,
                    one.Message,
                    one.Title
                ))
                .ToList()
        );
}
