using System.Collections.Concurrent;
using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Mutants;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Benchmarks.Mutants;

/// <summary>What became of a mutant of PieBot's own code.</summary>
/// <param name="Path">Its file, relative to the project.</param>
/// <param name="Ended">How: <c>killed</c>, <c>timed out</c>, <c>survived</c>, or <c>does not compile</c>.</param>
internal sealed record MutantRun(string Path, string What, string Ended);

/// <summary>The mutation score of a part of PieBot's own code: mutants as PieBot plants them, drawn at random.</summary>
/// <param name="project">Such as <c>PieBot.Core</c>.</param>
/// <param name="parts">Folders or files of its sources, such as <c>Engine</c>.</param>
/// <param name="filter">Words that tell the project's test program which tests are to kill them.</param>
internal sealed class MutantRuns(
    string project,
    IReadOnlyList<string> parts,
    IReadOnlyList<string> filter
)
{
    private const string Output = "bin/Debug/net10.0";

    // Several times what all tests of the engine take.
    private static readonly TimeSpan TestTimeout = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(10);

    /// <param name="most">So many are tried.</param>
    /// <param name="seed">Which.</param>
    /// <param name="tell">Is given each as it ends.</param>
    public async Task RunAsync(int most, int seed, Action<MutantRun> tell)
    {
        using var scratch = new TemporaryFolder();
        var root = (
            await new Git(Environment.CurrentDirectory).RunAsync(
                ["rev-parse", "--show-toplevel"],
                default
            )
        ).Trim();
        var trees = await Task.WhenAll(
            Enumerable
                .Range(0, Environment.ProcessorCount)
                .Select(place => BuiltAsync(root, Path.Combine(scratch.Path, $"{place}")))
        );
        var drawn = Planted(Path.Combine(trees[0], Sources)).ToArray();
        new Random(seed).Shuffle(drawn);
        var queue = new ConcurrentQueue<(string Path, Mutant Mutant)>(drawn.Take(most));
        await Task.WhenAll(
            trees.Select(async tree =>
            {
                while (queue.TryDequeue(out var one))
                {
                    var ended = await TryAsync(
                        tree,
                        Path.Combine(tree, Sources, one.Path),
                        one.Mutant.Text
                    );
                    lock (queue)
                    {
                        tell(new(one.Path, one.Mutant.What, ended));
                    }
                }
            })
        );
    }

    private string Sources => $"src/{project}";

    private string Tests => $"tests/{project}.Tests";

    // A throw is what nearly every test kills: it would flatter.
    private IEnumerable<(string Path, Mutant Mutant)> Planted(string sources) =>
        from part in parts
        from file in Files(Path.Combine(sources, part))
        from mutant in CSharpMutants.Plant(
            File.ReadAllText(file),
            [new LineRange(1, int.MaxValue)],
            int.MaxValue
        )
        where !mutant.What.StartsWith("a throw", StringComparison.Ordinal)
        select (Path.GetRelativePath(sources, file), mutant);

    private static IEnumerable<string> Files(string part) =>
        File.Exists(part)
            ? [part]
            : Directory
                .EnumerateFiles(part, "*.cs", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal);

    // What is committed, built, and its tests passed without any mutant.
    private async Task<string> BuiltAsync(string root, string tree)
    {
        await new Git(root).RunAsync(["clone", "--quiet", root, tree], default);
        var built = await BuildAsync(tree, Tests, "-restore");
        if (!built.Succeeded)
        {
            throw new InvalidOperationException(BuildLog.LastWords(built));
        }

        var passed = await TestAsync(tree);
        if (!passed.Succeeded)
        {
            throw new InvalidOperationException(
                $"the tests fail without a mutant: {BuildLog.LastWords(passed)}"
            );
        }

        return tree;
    }

    private async Task<string> TryAsync(string tree, string path, string text)
    {
        var before = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text);
        try
        {
            var built = await BuildAsync(tree, Sources);
            if (!built.Succeeded)
            {
                return "does not compile";
            }

            foreach (var end in (string[])["dll", "pdb"])
            {
                File.Copy(
                    Path.Combine(tree, Sources, Output, $"{project}.{end}"),
                    Path.Combine(tree, Tests, Output, $"{project}.{end}"),
                    overwrite: true
                );
            }

            var run = await TestAsync(tree);
            return run switch
            {
                { TimedOut: true } => "timed out",
                { Succeeded: true } => "survived",
                _ => "killed",
            };
        }
        finally
        {
            await File.WriteAllTextAsync(path, before);
        }
    }

    private static Task<ProcessResult> BuildAsync(
        string tree,
        string built,
        params string[] more
    ) =>
        ProcessRunner.RunAsync(
            new(
                "dotnet",
                ["build", built, "-v", "q", "-nologo", "-p:RunAnalyzers=false", .. more],
                tree
            )
            {
                Timeout = BuildTimeout,
            },
            default
        );

    private Task<ProcessResult> TestAsync(string tree) =>
        ProcessRunner.RunAsync(
            new(
                Path.Combine(tree, Tests, Output, $"{project}.Tests"),
                [.. filter, "--stop-on-fail", "on", "--no-progress", "--no-ansi"],
                tree
            )
            {
                Timeout = TestTimeout,
            },
            default
        );
}
