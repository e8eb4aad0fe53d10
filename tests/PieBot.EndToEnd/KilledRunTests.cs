using System.Diagnostics;
using PieBot.Runs;
using PieBot.Tests.Infra;
using PieBot.Verification;

namespace PieBot.EndToEnd;

public sealed class KilledRunTests
{
    /// <summary>Killed without a chance to tidy up, in one stage after another, and started again each time.</summary>
    [Fact]
    public async Task Goes_on_where_it_was_killed_and_tidies_up_after_the_dead()
    {
        using var temporary = new TemporaryFolder();
        using var repository = await CreateAsync();
        string[] stages = ["build", "baseline", "gate", "control", "measure", "confirm"];
        var seen = new List<string>();
        foreach (var stage in stages)
        {
            using var tool = Start(repository, temporary);
            Assert.True(await ReachesAsync(tool, stage), $"{stage} was not reached");
            tool.Kill();
            await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
            // Nothing of what was journalled is lost or changed by what comes after.
            var samples = Samples(repository);
            Assert.Equal(seen, samples.Take(seen.Count));
            seen = samples;
        }

        Assert.NotEmpty(seen);
        using var last = Start(repository, temporary);
        var output = await last.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(last.ExitCode == 0, output);
        var run = new RunFolder(Folder(repository));
        Assert.Equal(seen, Samples(repository).Take(seen.Count));
        Assert.Equal(VerdictKind.Faster, Assert.Single(run.ReadVerdicts()).Kind);
        Assert.NotNull(run.ReadRun()!.Ended);
        var trials = run.ReadTrials();
        Assert.Equal(
            trials.Count,
            trials.DistinctBy(trial => (trial.CandidateId, trial.Stage, trial.Trial)).Count()
        );
        Assert.Single((await repository.GitAsync("worktree", "list")).Trim().Split('\n'));
        Assert.DoesNotContain(
            Directory.GetDirectories(temporary.Path),
            path => File.Exists(Path.Combine(path, "owner"))
        );
    }

    private static Process Start(TinyRepository repository, TemporaryFolder temporary) =>
        Tool.Start(
            repository.Root,
            new Dictionary<string, string>
            {
                ["TMPDIR"] = temporary.Path,
                ["TEMP"] = temporary.Path,
            },
            "verify",
            "--patch",
            "my.diff",
            "--trials",
            "6"
        );

    // A stage that journals is left alone until it has added to what was there.
    private static async Task<bool> ReachesAsync(Process tool, string stage)
    {
        while (
            await tool.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)
                is { } line
        )
        {
            if (
                line.Contains($"{stage}:", StringComparison.Ordinal)
                && (
                    stage is not ("control" or "measure")
                    || line.Contains("trial 3", StringComparison.Ordinal)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    private static string Folder(TinyRepository repository) =>
        Assert.Single(Directory.GetDirectories(Path.Combine(repository.Root, ".piebot", "runs")));

    private static List<string> Samples(TinyRepository repository)
    {
        var path = new RunFolder(Folder(repository)).SamplesPath;
        return File.Exists(path) ? [.. File.ReadAllLines(path)] : [];
    }

    private static async Task<TinyRepository> CreateAsync()
    {
        var repository = await TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["src/Lib/Text.cs"] = SlowJoin.Text,
                ["tests/Lib.Tests/TextTests.cs"] = """
                using Lib;
                using Xunit;

                public class TextTests
                {
                    [Fact]
                    public void Joins()
                    {
                        var parts = Enumerable.Range(0, 400).Select(n => n.ToString()).ToArray();
                        Assert.Equal(string.Concat(parts), Text.Join(parts));
                    }
                }
                """,
            }
        );
        repository.Write("src/Lib/Text.cs", SlowJoin.Faster);
        await repository.GitAsync("diff", "--output=my.diff");
        await repository.GitAsync("checkout", "-q", "--", ".");
        return repository;
    }
}
