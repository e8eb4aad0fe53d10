using System.Threading.Channels;
using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Mutants;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Benchmarks.Mutants;

/// <summary>What became of a mutant of PieBot's own code.</summary>
/// <param name="Path">Its file, relative to the folder that was asked about.</param>
/// <param name="Ended">How: <c>killed</c>, <c>timed out</c>, <c>survived</c>, or <c>does not compile</c>.</param>
internal sealed record MutantRun(string Path, string What, string Ended);

/// <summary>The mutation score of a folder of PieBot.Core: mutants as PieBot plants them, drawn at random.</summary>
internal static class MutantRuns
{
    private const string Core = "src/PieBot.Core";
    private const string Tests = "tests/PieBot.Core.Tests";
    private const string Output = "bin/Debug/net10.0";

    // Several times what all tests of the engine take.
    private static readonly TimeSpan TestTimeout = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan BuildTimeout = TimeSpan.FromMinutes(10);

    /// <param name="folder">Of the sources, such as <c>Engine</c>.</param>
    /// <param name="filter">Words that tell the test program which tests are to kill them.</param>
    /// <param name="most">So many are tried.</param>
    /// <param name="seed">Which.</param>
    /// <param name="tell">Is given each as it ends.</param>
    public static async Task RunAsync(
        string folder,
        IReadOnlyList<string> filter,
        int most,
        int seed,
        Action<MutantRun> tell
    )
    {
        using var scratch = new TemporaryFolder();
        var root = (
            await new Git(Environment.CurrentDirectory).RunAsync(
                ["rev-parse", "--show-toplevel"],
                default
            )
        ).Trim();
        var queue = Channel.CreateUnbounded<(string Path, Mutant Mutant)>();
        var drawn = Planted(Path.Combine(root, Core, folder)).ToArray();
        new Random(seed).Shuffle(drawn);
        foreach (var one in drawn.Take(most))
        {
            queue.Writer.TryWrite(one);
        }

        queue.Writer.Complete();
        await Task.WhenAll(
            Enumerable
                .Range(0, Environment.ProcessorCount)
                .Select(async place =>
                {
                    var tree = Path.Combine(scratch.Path, $"{place}");
                    await BuiltAsync(root, tree, filter);
                    await foreach (var (path, mutant) in queue.Reader.ReadAllAsync())
                    {
                        var ended = await TryAsync(
                            tree,
                            Path.Combine(tree, Core, folder, path),
                            mutant.Text,
                            filter
                        );
                        lock (drawn)
                        {
                            tell(new(path, mutant.What, ended));
                        }
                    }
                })
        );
    }

    // A throw is what nearly every test kills: it would flatter.
    private static IEnumerable<(string Path, Mutant Mutant)> Planted(string folder) =>
        from file in Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
        from mutant in CSharpMutants.Plant(
            File.ReadAllText(file),
            [new LineRange(1, int.MaxValue)],
            int.MaxValue
        )
        where !mutant.What.StartsWith("a throw", StringComparison.Ordinal)
        select (Path.GetRelativePath(folder, file), mutant);

    // What is committed, built, and its tests passed without any mutant.
    private static async Task BuiltAsync(string root, string tree, IReadOnlyList<string> filter)
    {
        await new Git(root).RunAsync(["clone", "--quiet", root, tree], default);
        var built = await BuildAsync(tree, Tests, "-restore");
        if (!built.Succeeded)
        {
            throw new InvalidOperationException(BuildLog.LastWords(built));
        }

        var passed = await TestAsync(tree, filter);
        if (!passed.Succeeded)
        {
            throw new InvalidOperationException(
                $"the tests fail without a mutant: {BuildLog.LastWords(passed)}"
            );
        }
    }

    private static async Task<string> TryAsync(
        string tree,
        string path,
        string text,
        IReadOnlyList<string> filter
    )
    {
        var before = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text);
        try
        {
            var built = await BuildAsync(tree, Core);
            if (!built.Succeeded)
            {
                return "does not compile";
            }

            foreach (var end in (string[])["dll", "pdb"])
            {
                File.Copy(
                    Path.Combine(tree, Core, Output, $"PieBot.Core.{end}"),
                    Path.Combine(tree, Tests, Output, $"PieBot.Core.{end}"),
                    overwrite: true
                );
            }

            var run = await TestAsync(tree, filter);
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
        string project,
        params string[] more
    ) =>
        ProcessRunner.RunAsync(
            new(
                "dotnet",
                ["build", project, "-v", "q", "-nologo", "-p:RunAnalyzers=false", .. more],
                tree
            )
            {
                Timeout = BuildTimeout,
            },
            default
        );

    private static Task<ProcessResult> TestAsync(string tree, IReadOnlyList<string> filter) =>
        ProcessRunner.RunAsync(
            new(
                Path.Combine(tree, Tests, Output, "PieBot.Core.Tests"),
                [.. filter, "--stop-on-fail", "on", "--no-progress", "--no-ansi"],
                tree
            )
            {
                Timeout = TestTimeout,
            },
            default
        );
}
