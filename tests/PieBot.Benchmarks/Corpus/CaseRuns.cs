using PieBot.Core.Processes;

namespace PieBot.Benchmarks.Corpus;

/// <summary>A small repository that something went wrong in.</summary>
/// <param name="Name">Its folder below that of all cases.</param>
/// <param name="Patch">A patch in it; or <c>branch:</c> and files that a branch adds, on which the rules are tried.</param>
/// <param name="Right">The verdicts that are right of each candidate; <c>none</c> where there must be no candidate.</param>
internal sealed record CaseRow(string Name, string Patch, IReadOnlyList<string> Right)
{
    /// <summary>The rows of the list that stands beside this program.</summary>
    public static IReadOnlyList<CaseRow> All() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corpus", "cases.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line =>
            {
                var right = line.LastIndexOf(": ", StringComparison.Ordinal);
                var words = line[..right].Split(' ', 2);
                return new CaseRow(words[0], words[1], line[(right + 2)..].Split('|'));
            })
            .ToList();
}

/// <summary>What the built tool says of a case, in a repository made of it.</summary>
/// <param name="cases">The folder of all cases.</param>
/// <param name="scratch">A folder for the repository and the run.</param>
internal sealed class CaseRuns(string cases, string scratch)
{
    private const string Branch = "branch:";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(20);

    /// <returns>Whether it is the right value, and what was said.</returns>
    public async Task<(bool Right, string Said)> RunAsync(CaseRow row)
    {
        var source = Path.Combine(cases, row.Name);
        var repository = Path.Combine(
            scratch,
            $"{row.Name.Replace('/', '-')}-{row.Patch.GetHashCode():x}"
        );
        string[] later = row.Patch.StartsWith(Branch, StringComparison.Ordinal)
            ? row.Patch[Branch.Length..].Split(',')
            : [];
        Copy(source, repository, file => !later.Contains(file));
        await GitAsync("init", "--quiet", "--initial-branch=main");
        await CommitAsync();
        if (later.Length > 0)
        {
            await GitAsync("checkout", "--quiet", "-b", "work");
            Copy(source, repository, later.Contains);
            await CommitAsync();
        }

        if (File.Exists(Path.Combine(source, "pyproject.toml")) && row.Name.Contains("editable"))
        {
            await ShellAsync(
                repository,
                "python3 -m venv --system-site-packages .venv && .venv/bin/pip install -q --no-build-isolation -e ."
            );
        }

        var folder = repository + "-run";
        string[] what =
            later.Length > 0
                ? ["run", "--base", "main"]
                : ["verify", "--patch", Path.Combine(source, row.Patch), "--trials", "6"];
        var (run, verdicts) = await BuiltTool.RunAsync(repository, folder, Timeout, what);
        var right =
            verdicts.Count == 0
                ? row.Right.Contains("none") && run.ExitCode == 0
                : verdicts.All(verdict => row.Right.Contains(verdict.Kind.ToString()));
        var said = verdicts.Select(verdict => $"{verdict.Kind}: {verdict.Reason}");
        return (
            right,
            $"{run.Duration.TotalSeconds:0} s, "
                + (
                    verdicts.Count == 0
                        ? $"exit code {run.ExitCode}: {BuildLog.LastWords(run)}"
                        : string.Join("; ", said)
                )
        );

        async Task GitAsync(params string[] arguments) =>
            await new Git(repository).RunAsync(arguments, default);

        async Task CommitAsync()
        {
            await GitAsync("add", "--all");
            await GitAsync(
                "-c",
                "user.name=case",
                "-c",
                "user.email=case@example.com",
                "commit",
                "--quiet",
                "--message=case"
            );
        }
    }

    private static void Copy(string from, string to, Func<string, bool> wanted)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            if (
                wanted(name)
                && !name.EndsWith(".diff", StringComparison.Ordinal)
                && !name.StartsWith("README", StringComparison.Ordinal)
            )
            {
                var target = Path.Combine(to, name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    private static async Task ShellAsync(string folder, string command)
    {
        var run = await ProcessRunner.RunAsync(new("sh", ["-c", command], folder), default);
        if (run.ExitCode != 0)
        {
            throw new InvalidDataException(BuildLog.LastWords(run));
        }
    }
}
