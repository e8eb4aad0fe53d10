using System.Text;
using CliWrap;

namespace PieBot.Core.Processes;

/// <summary>
/// Files of a commit, written out from git's blobs: unlike a checkout it holds no link, submodule or large file, and no
/// filter, attribute or hook has a say in it (a <c>.lfsconfig</c> could send git to any server). What is read here is what git has.
/// </summary>
internal static class BlobFolder
{
    // A tree of a few kilobytes can name billions of files: https://kate.io/blog/git-bomb/.
    private const int MostEntries = 500_000;
    private const int LongestListing = 256 << 20;
    private const int MostNotices = 20;

    /// <param name="repository">Any folder of the repository.</param>
    /// <param name="commit">A full commit id.</param>
    /// <param name="folder">Where they are written; must not exist.</param>
    /// <param name="endings">Of the files that are wanted, with the dot.</param>
    /// <param name="paths">Of further ones.</param>
    /// <returns>What was left out and why, for people.</returns>
    /// <exception cref="UserErrorException">git cannot list or read the commit.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string repository,
        string commit,
        string folder,
        IReadOnlyCollection<string> endings,
        IReadOnlyCollection<string> paths,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(folder);
        var notices = new List<string>();
        await FetchAsync(repository, commit, endings, paths, cancellationToken);
        var wanted = new List<(string Id, string Path)>();
        foreach (var (mode, id, path) in await ListAsync(repository, commit, cancellationToken))
        {
            if (
                !paths.Contains(path)
                && !endings.Any(one => path.EndsWith(one, StringComparison.OrdinalIgnoreCase))
            )
            {
                continue;
            }

            if (GitBlob.ReasonByMode(mode) is { } reason)
            {
                notices.Add($"{path} is not read: {reason}");
            }
            else
            {
                wanted.Add((id, path));
            }
        }

        var written = new BlobWriter(folder, wanted, notices);
        await GitAsync(
            repository,
            ["cat-file", "--batch"],
            string.Concat(wanted.Select(one => one.Id + "\n")),
            written.TakeAsync,
            cancellationToken
        );
        return notices.Count <= MostNotices
            ? notices
            :
            [
                .. notices.Take(MostNotices),
                $"{notices.Count - MostNotices} further files are not read, for reasons like these",
            ];
    }

    // A partial clone would fetch the blobs one by one; a count of their lines has git fetch them all at once.
    private static async Task FetchAsync(
        string repository,
        string commit,
        IReadOnlyCollection<string> endings,
        IReadOnlyCollection<string> paths,
        CancellationToken cancellationToken
    )
    {
        var git = new Git(repository);
        if (!await git.IsPartialAsync(cancellationToken) || endings.Count + paths.Count == 0)
        {
            return;
        }

        var empty = await git.TryRunAsync(["mktree"], cancellationToken);
        await git.TryRunAsync(
            [
                "diff",
                "--numstat",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                empty.Output.Trim(),
                commit,
                "--",
                .. endings.Select(one => $":(top,icase)*{one}"),
                .. paths.Select(one => $":(top,literal){one}"),
            ],
            cancellationToken
        );
    }

    private static async Task<List<(string Mode, string Id, string Path)>> ListAsync(
        string repository,
        string commit,
        CancellationToken cancellationToken
    )
    {
        var entries = new List<(string, string, string)>();
        await GitAsync(
            repository,
            ["ls-tree", "-r", "-z", "--full-tree", commit],
            "",
            async (stream, stopped) =>
            {
                var input = new BlobStream(stream, LongestListing);
                while (await input.UntilAsync((byte)0, stopped) is { } entry)
                {
                    // MODE TYPE OBJECT\tPATH
                    var tab = entry.IndexOf('\t', StringComparison.Ordinal);
                    var facts = entry[..Math.Max(tab, 0)].Split(' ');
                    if (facts is [var mode, _, var id])
                    {
                        entries.Add((mode, id, entry[(tab + 1)..]));
                    }

                    if (entries.Count > MostEntries)
                    {
                        throw new UserErrorException(
                            $"{commit[..10]} holds more than {MostEntries} files, more than PieBot reads."
                        );
                    }
                }
            },
            cancellationToken
        );
        return entries;
    }

    private static async Task GitAsync(
        string repository,
        string[] arguments,
        string input,
        Func<Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var fault = (UserErrorException?)null;
        var error = new StringBuilder();
        var result = (CommandResult?)null;
        try
        {
            result = await Cli.Wrap("git")
                .WithArguments(arguments)
                .WithWorkingDirectory(repository)
                .WithValidation(CommandResultValidation.None)
                .WithStandardInputPipe(PipeSource.FromString(input))
                .WithStandardOutputPipe(
                    PipeTarget.Create(
                        async (stream, stopped) =>
                        {
                            try
                            {
                                await take(stream, stopped);
                            }
                            catch (UserErrorException exception)
                            {
                                // git would wait for ever to be read.
                                fault = exception;
                                await stop.CancelAsync();
                            }
                        }
                    )
                )
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
                .ExecuteAsync(stop.Token);
        }
        catch (OperationCanceledException) when (fault is not null)
        {
            throw fault;
        }

        if (fault is not null || result.ExitCode != 0)
        {
            throw fault
                ?? new UserErrorException(
                    $"git {arguments[0]} failed in {repository}: {error.ToString().Trim()}"
                );
        }
    }
}
