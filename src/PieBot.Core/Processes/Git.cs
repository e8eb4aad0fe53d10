using CliWrap;

namespace PieBot.Processes;

/// <summary>The git command line in one repository. What a call means is known by its callers.</summary>
internal sealed class Git(string repository)
{
    /// <summary>Variables that are set for git beside the inherited ones.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs git and gives back what it printed; a non-zero exit is an answer, not an error.</summary>
    public Task<ProcessResult> TryRunAsync(
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    ) =>
        ProcessRunner.RunAsync(
            new("git", ["-c", "core.quotepath=off", .. arguments], repository)
            {
                Added = Variables,
                OutputLimit = int.MaxValue / 4,
            },
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

    /// <summary>A file's bytes at a commit; null when there is none. Waits: for where LibGit2Sharp cannot read.</summary>
    public byte[]? ReadBlob(string commit, string path)
    {
        using var memory = new MemoryStream();
        var result = Cli.Wrap("git")
            .WithArguments(["cat-file", "blob", $"{commit}:{path}"])
            .WithWorkingDirectory(repository)
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStream(memory))
            .ExecuteAsync()
            .GetAwaiter()
            .GetResult();
        return result.ExitCode == 0 ? memory.ToArray() : null;
    }
}
