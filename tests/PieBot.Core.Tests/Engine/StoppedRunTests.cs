using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine;

/// <summary>Runs that are stopped at any step go on where they were, and end as if nothing had happened.</summary>
public sealed class StoppedRunTests
{
    private const string Source = """
        member join
          takes 900
          note plain
          gives 5
        end
        member twice
          takes 900
          note plain
          gives 6
        end

        """;

    private const string Tests = """
        test joins calls join expects 5
        test twice calls twice expects 6

        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_run_that_is_killed_again_and_again_loses_nothing_and_measures_nothing_twice(
        int seed
    )
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var proposals = Proposals(repository);
        var random = new Random(seed);
        var kills = 0;
        List<string> journal = [];
        // Each time it comes a little further than what it must do again.
        for (var most = 40; ; most += 20)
        {
            var left = random.Next(1, most);
            try
            {
                await repository.VerifyAsync(
                    proposals,
                    run,
                    step: _ =>
                        Interlocked.Decrement(ref left) == 0
                            ? throw new KilledException()
                            : Task.CompletedTask
                );
                break;
            }
            catch (KilledException)
            {
                kills++;
            }

            Assert.Empty(journal.Except(Journal(run)));
            journal = Journal(run);
        }

        Assert.True(kills > 3, $"{kills}");
        IsAsIfNothingHadHappened(run, journal);
        Assert.Equal(1, await repository.WorktreesAsync());
    }

    [Fact]
    public async Task A_run_that_is_resumed_holds_to_the_baseline_it_had_without_running_all_tests_again()
    {
        using var repository = await ScriptedRepository.CreateAsync(
            Source,
            Tests + "test red fails\ntest odd flickers\n"
        );
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var proposals = Proposals(repository);
        await Assert.ThrowsAsync<KilledException>(() =>
            repository.VerifyAsync(
                proposals,
                run,
                step: name =>
                    name.StartsWith("measure: ", StringComparison.Ordinal)
                        ? throw new KilledException()
                        : Task.CompletedTask
            )
        );
        var baseline = run.ReadRun()!.Baseline!;
        List<string> steps = [];

        await repository.VerifyAsync(
            proposals,
            run,
            step: name =>
            {
                steps.Add(name);
                return Task.CompletedTask;
            }
        );

        Assert.Contains(steps, name => name.StartsWith("measure: ", StringComparison.Ordinal));
        Assert.DoesNotContain(
            steps,
            name => name.StartsWith("baseline: ", StringComparison.Ordinal)
        );
        Assert.Equal(baseline.Excluded, run.ReadRun()!.Baseline!.Excluded);
        Assert.Equal(baseline.Passing, run.ReadRun()!.Baseline!.Passing);
    }

    public static TheoryData<string> Stages =>
        [
            "prepare",
            "baseline: ",
            "build Probed",
            "cover",
            "gate: ",
            "build Observed",
            "control: ",
            "measure: ",
            "plant",
            "rebuild",
            "confirm: ",
            "together: ",
        ];

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_temporary_folder_that_is_taken_away_is_not_taken_for_a_fault_of_the_edit(
        string stage
    )
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var proposals = Proposals(repository);
        var before = Scratches();

        var stopped = await Assert.ThrowsAnyAsync<UserErrorException>(() =>
            repository.VerifyAsync(
                proposals,
                run,
                step: name =>
                {
                    if (name.StartsWith(stage, StringComparison.Ordinal))
                    {
                        TakeAway(repository, before);
                    }

                    return Task.CompletedTask;
                }
            )
        );

        Assert.Contains("keep clean-up jobs away", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("resumes where it stopped", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(run.ReadVerdicts(), one => one.Kind == VerdictKind.BuildFailed);
        var journal = Journal(run);
        await repository.VerifyAsync(proposals, run);
        IsAsIfNothingHadHappened(run, journal);
        Assert.Equal(1, await repository.WorktreesAsync());
    }

    [Theory]
    [InlineData("measure: ")]
    [InlineData("confirm: ")]
    [InlineData("verdict: ")]
    public async Task An_output_folder_that_is_full_ends_the_run_with_advice(string stage)
    {
        using var disk = await SmallDisk.MountAsync("1m");
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        var run = new RunFolder(Path.Combine(disk.Path, "run"));
        var proposals = Proposals(repository);

        var stopped = await Assert.ThrowsAnyAsync<UserErrorException>(() =>
            repository.VerifyAsync(
                proposals,
                run,
                step: name =>
                {
                    if (name.StartsWith(stage, StringComparison.Ordinal))
                    {
                        disk.Fill();
                    }

                    return Task.CompletedTask;
                }
            )
        );

        Assert.Contains("Cannot write", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("Free some space", stopped.Message, StringComparison.Ordinal);
        disk.Clear();
        var journal = Journal(run);
        await repository.VerifyAsync(proposals, run);
        IsAsIfNothingHadHappened(run, journal);
    }

    private static ProposalFile Proposals(ScriptedRepository repository) =>
        repository.Propose(
            repository.Edit("join", "join", ("takes 900", "takes 100"), ("gives 5", "gives 5")),
            repository.Edit("same", "join", ("note plain", "note other")),
            repository.Edit(
                "twice",
                "twice",
                ("takes 900", "takes 100"),
                ("note plain", "note other"),
                ("gives 6", "gives 6")
            )
        );

    private static List<string> Journal(RunFolder run) =>
        new[] { run.SamplesPath, run.VerdictsPath }
            .Where(File.Exists)
            .SelectMany(File.ReadAllLines)
            .ToList();

    private static void IsAsIfNothingHadHappened(RunFolder run, IReadOnlyList<string> journal)
    {
        Assert.Empty(journal.Except(Journal(run)));
        var trials = run.ReadTrials();
        Assert.Equal(
            trials.Count,
            trials.DistinctBy(one => (one.CandidateId, one.Stage, one.Trial)).Count()
        );
        Assert.Equal(
            ["join Faster", "same NotFaster", "twice Faster"],
            run.ReadVerdicts().Select(one => $"{one.CandidateId} {one.Kind}").Order()
        );
        Assert.Equal(["join", "twice"], run.ReadRun()!.Together!.Kept.Order());
        Assert.NotNull(run.ReadRun()!.Ended);
    }

    private static HashSet<string> Scratches() =>
        Directory.GetDirectories(Path.GetTempPath(), "piebot-*").ToHashSet();

    // The folder that holds the worktree of this run; others run beside it.
    private static void TakeAway(ScriptedRepository repository, HashSet<string> before)
    {
        foreach (var folder in Scratches().Except(before))
        {
            // Another run's may end meanwhile.
            if (Directory.Exists(folder) && repository.IsCheckedOutIn(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private sealed class KilledException : Exception;
}
