using PieBot.Core.Languages;
using PieBot.Core.Processes;
using PieBot.Core.Targets;

namespace PieBot.Benchmarks.Corpus;

/// <summary>A commit of a library's history that was to make it faster.</summary>
/// <param name="Language">As <c>ILanguage.Key</c> has it.</param>
/// <param name="Name">Owner and name.</param>
internal sealed record CommitRow(string Language, string Name, string Commit, string Title)
{
    /// <summary>The rows of the list that stands beside this program.</summary>
    public static IReadOnlyList<CommitRow> All() =>
        CorpusRow.Rows("commits.txt", (row, title) => new CommitRow(row[0], row[1], row[2], title));
}

/// <summary>
/// What <c>piebot verify --patch</c>, with default options, says of such a commit at its parent, of its reverse at the
/// commit, and of a comment in the member that it changes: only the first may be called faster.
/// </summary>
/// <param name="clones">Where clones of the libraries stand, as <c>owner+name</c>.</param>
/// <param name="scratch">A folder for the worktree, the patches and the runs.</param>
internal sealed class CommitRuns(string clones, string scratch)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(40);

    /// <returns>Of each in turn, for people.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CommitRow row)
    {
        var clone = Path.Combine(clones, row.Name.Replace('/', '+'));
        var git = new Git(clone);
        var (before, after) = ($"{row.Commit}~1", row.Commit);
        var language = LanguagePacks.Named(row.Language);
        var changes = await ChangeReader.ReadAsync(new(clone, before, after), default);
        var members = changes.Targets.Where(target => language.Reads(target.Path)).ToList();
        if (members.Count == 0)
        {
            return ["it changes no member"];
        }

        string[] files = [.. members.Select(member => member.Path).Distinct()];
        return
        [
            await VerifyAsync(clone, before, (_, patch) => DiffAsync(before, after, patch)),
            await VerifyAsync(clone, after, (_, patch) => DiffAsync(after, before, patch)),
            await VerifyAsync(
                clone,
                before,
                (tree, patch) => CommentAsync(tree, language, members, patch)
            ),
        ];

        async Task<bool> DiffAsync(string from, string to, string patch)
        {
            await git.RunAsync(["diff", $"--output={patch}", from, to, "--", .. files], default);
            return true;
        }
    }

    /// <param name="write">Takes the worktree and the file to write the patch to, as git has it, whatever its line endings; whether there is one.</param>
    private async Task<string> VerifyAsync(
        string clone,
        string at,
        Func<string, string, Task<bool>> write
    )
    {
        var tree = Path.Combine(scratch, "tree");
        var file = Path.Combine(scratch, "commit.diff");
        var folder = Path.Combine(scratch, "run");
        var git = new Git(clone);
        await git.RunAsync(["worktree", "add", "--quiet", "--detach", tree, at], default);
        try
        {
            if (!await write(tree, file))
            {
                return "no such member stands there";
            }

            var (run, verdicts) = await BuiltTool.RunAsync(
                tree,
                folder,
                Timeout,
                "verify",
                "--patch",
                file
            );
            return verdicts is [var verdict]
                ? $"{verdict.Kind}, {run.Duration.TotalSeconds:0} s: {verdict.Reason}"
                : $"exit code {run.ExitCode}: {BuildLog.LastWords(run)}";
        }
        finally
        {
            await git.RunAsync(["worktree", "remove", "--force", tree], default);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    // Before the last line of the first of the members that stands there too; whether one does.
    private static async Task<bool> CommentAsync(
        string tree,
        ILanguage language,
        IReadOnlyList<ChangedMember> changed,
        string patch
    )
    {
        foreach (var one in changed)
        {
            var path = Path.Combine(tree, one.Path);
            var text = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
            if (
                language.Members(one.Path, text).FirstOrDefault(two => two.Id == one.Id) is
                { } member
            )
            {
                var lines = text.Split('\n').ToList();
                var last = lines[member.Lines.End - 1];
                lines.Insert(
                    member.Lines.End - 1,
                    $"{last[..^last.TrimStart().Length]}{(language.Key == "python" ? "#" : "//")} The same as before."
                );
                await File.WriteAllTextAsync(path, string.Join('\n', lines));
                var git = new Git(tree);
                await git.RunAsync(["diff", $"--output={patch}", "--", one.Path], default);
                await git.RunAsync(["checkout", "--quiet", "--", one.Path], default);
                return true;
            }
        }

        return false;
    }
}
