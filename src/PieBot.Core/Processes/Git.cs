using System.Text;
using CliWrap;

namespace PieBot.Core.Processes;

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
        var result = await TryRunAsync(arguments, cancellationToken);
        return result.Succeeded
            ? result.Output
            : throw new UserErrorException(
                $"git {Name(arguments)} failed in {repository}: {result.Error.Trim()}"
            );
    }

    // Settings of PieBot's own before it say nothing to the user.
    private static string Name(IReadOnlyList<string> arguments) =>
        arguments.Where((one, at) => one != "-c" && (at == 0 || arguments[at - 1] != "-c")).First();

    /// <summary>Whether it is a partial clone, whose missing objects git fetches when they are read.</summary>
    public async Task<bool> IsPartialAsync(CancellationToken cancellationToken) =>
        (
            await TryRunAsync(
                ["config", "--get-regexp", @"remote\..*\.promisor"],
                cancellationToken
            )
        ).Succeeded;

    /// <summary>What a commit has at a path. Waits: for where LibGit2Sharp cannot read.</summary>
    public GitBlob Blob(string commit, string path)
    {
        // MODE TYPE OBJECT SIZE\tPATH: the size is that of the object, which is not loaded for it.
        var entry = Encoding.UTF8.GetString(
            Read(["--literal-pathspecs", "ls-tree", "--full-tree", "-z", "-l", commit, "--", path])
                ?? []
        );
        if (
            entry.Split('\t')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            is not [var mode, not "tree", var id, var size]
        )
        {
            return new GitBlob.Missing();
        }

        var reason =
            GitBlob.ReasonByMode(mode)
            ?? GitBlob.ReasonBySize(
                long.Parse(size, System.Globalization.CultureInfo.InvariantCulture)
            );
        return reason is not null ? new GitBlob.Unread(reason)
            : Read(["cat-file", "blob", id]) is { } content ? new GitBlob.Bytes(content)
            : new GitBlob.Missing();
    }

    /// <summary>Names of the entries in a folder of a commit; the root is the empty path. Waits.</summary>
    public IReadOnlyList<string> Names(string commit, string folder) =>
        Encoding
            .UTF8.GetString(
                Read(["ls-tree", "--full-tree", "--name-only", "-z", $"{commit}:{folder}"]) ?? []
            )
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private byte[]? Read(IReadOnlyList<string> arguments)
    {
        using var memory = new MemoryStream();
        var result = Cli.Wrap("git")
            .WithArguments(arguments)
            .WithWorkingDirectory(repository)
            .WithValidation(CommandResultValidation.None)
            .WithStandardOutputPipe(PipeTarget.ToStream(memory))
            .ExecuteAsync()
            .GetAwaiter()
            .GetResult();
        return result.ExitCode == 0 ? memory.ToArray() : null;
    }
}
