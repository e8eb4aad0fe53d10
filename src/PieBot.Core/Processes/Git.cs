namespace PieBot.Processes;

/// <summary>The git command line in one repository. What a call means is known by its callers.</summary>
internal sealed class Git(string repository)
{
    /// <summary>Runs git and gives back what it printed; a non-zero exit is an answer, not an error.</summary>
    public Task<ProcessResult> TryRunAsync(
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    ) =>
        ProcessRunner.RunAsync(
            new("git", ["-c", "core.quotepath=off", .. arguments], repository),
            cancellationToken
        );

    /// <exception cref="UserErrorException">git exited with an error; the message carries git's own.</exception>
    public async Task<string> RunAsync(
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var result = await TryRunAsync(arguments, cancellationToken).ConfigureAwait(false);
        return result.Succeeded
            ? result.Output
            : throw new UserErrorException(
                $"git {arguments[0]} failed in {repository}: {result.Error.Trim()}"
            );
    }
}
