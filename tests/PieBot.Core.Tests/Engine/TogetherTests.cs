using PieBot.Core.Configuration;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine;

/// <summary>Edits that are each right alone, some of them not with others, are built and tested as one.</summary>
public sealed class TogetherTests
{
    private const string Source = """
        member load
          takes 900
          note plain
          gives 1
        end
        member all
          takes 900
          note plain
          gives 2
        end
        member join
          takes 900
          gives 3
        end
        member first
          takes 900
          note plain
          gives 4
        end
        member second
          takes 900
          note plain
          gives 5
        end

        """;

    private const string Tests = """
        test loads calls load all expects 1 2
        test joins calls join expects 3
        test both calls first second expects 4 5

        """;

    // Of these edits the hunks count that carry no gain.
    private static readonly VerifySettings Whole = new() { Shrink = false };

    [Fact]
    public async Task What_comes_in_a_later_round_goes_together_with_what_was_there()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var first = repository.Propose(
            repository.Edit("c-load", "load", ("takes 900", "takes 100")),
            repository.Edit("c-join", "join", ("takes 900", "takes 100"))
        );
        var grown = first with
        {
            Candidates =
            [
                .. first.Candidates,
                repository.Edit("c-all", "all", ("takes 900", "takes 100")) with
                {
                    Round = 2,
                },
            ],
        };
        var built = 0;
        Task Count(string step)
        {
            built += step == "rebuild" ? 1 : 0;
            return Task.CompletedTask;
        }

        await repository.VerifyAsync(first, run, Whole, moreMayCome: true);
        Assert.Equal(["c-join", "c-load"], run.ReadRun()!.Together!.Kept.Order());
        Assert.Null(run.ReadRun()!.Ended);
        // Nothing new came: nothing is built for it.
        await repository.VerifyAsync(first, run, Whole, Count, moreMayCome: true);
        Assert.Equal(0, built);
        var verdicts = await repository.VerifyAsync(grown, run, Whole, Count);

        Assert.All(verdicts, verdict => Assert.Equal(VerdictKind.Faster, verdict.Kind));
        Assert.Equal(["c-all", "c-join", "c-load"], run.ReadRun()!.Together!.Kept.Order());
        Assert.NotNull(run.ReadRun()!.Ended);
    }

    [Fact]
    public async Task What_does_not_go_with_the_better_ones_is_dropped()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);

        var verdicts = await repository.VerifyAsync(Proposals(repository), run, Whole);

        IsAsItMustBe(verdicts, run);
    }

    /// <summary>Killed when it was known what goes together and half of it was written down.</summary>
    [Fact]
    public async Task A_run_killed_between_two_drops_drops_the_rest()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var proposals = Proposals(repository);
        await repository.VerifyAsync(proposals, run, Whole);
        var lines = await File.ReadAllLinesAsync(
            run.VerdictsPath,
            TestContext.Current.CancellationToken
        );
        await File.WriteAllLinesAsync(
            run.VerdictsPath,
            lines[..^1],
            TestContext.Current.CancellationToken
        );
        run.WriteRun(run.ReadRun()! with { Ended = null });
        Assert.Equal(4, run.ReadVerdicts().Count(one => one.Kind == VerdictKind.Faster));

        var verdicts = await repository.VerifyAsync(proposals, run, Whole);

        IsAsItMustBe(verdicts, run);
        Assert.NotNull(run.ReadRun()!.Ended);
    }

    [Fact]
    public async Task What_was_dropped_goes_well_without_its_better_rival()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var all = Proposals(repository);

        var verdicts = await repository.VerifyAsync(
            all with
            {
                Candidates = all
                    .Candidates.Where(one => one.Id is "all" or "join" or "second")
                    .ToList(),
            },
            new(folder.Path),
            Whole
        );

        Assert.Equal(3, verdicts.Count(one => one.Kind == VerdictKind.Faster));
    }

    /// <summary>What was timed may have been built in memory: the repository's own build names the one that it does not take.</summary>
    [Fact]
    public async Task What_the_repository_cannot_build_itself_costs_the_others_nothing()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var builds = 0;

        var verdicts = await repository.VerifyAsync(
            WithOneThatDoesNotBuild(repository),
            run,
            Whole,
            step: name =>
            {
                builds += name == "rebuild" ? 1 : 0;
                return Task.CompletedTask;
            }
        );

        Assert.Equal(
            ["first Faster", "join BuildFailed", "load Faster"],
            verdicts.Select(one => $"{one.CandidateId} {one.Kind}").Order()
        );
        Assert.Contains(
            verdicts,
            one => one.Reason.Contains("does not build from nothing", StringComparison.Ordinal)
        );
        Assert.Equal(["first", "load"], run.ReadRun()!.Together!.Kept.Order());
        Assert.Empty(run.ReadRun()!.Together!.Dropped);
        // All three; the better two; the last alone.
        Assert.InRange(builds, 3, 5);
    }

    /// <summary>Killed when all was measured, and nothing yet built as the repository does it.</summary>
    /// <summary>Of a candidate only those tests are run that reach it; the others when all that was accepted is one change.</summary>
    [Fact]
    public async Task What_only_a_test_notices_that_does_not_reach_it_is_found_and_costs_the_others_nothing()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();

        var verdicts = await repository.VerifyAsync(
            repository.Propose(
                repository.Edit("good", "load", ("takes 900", "takes 100")),
                repository.Edit("bad", "join", ("takes 900", "takes 90\n  spoils both"))
            ),
            new(folder.Path),
            Whole
        );

        var (good, bad) = (
            verdicts.Single(one => one.CandidateId == "good"),
            verdicts.Single(one => one.CandidateId == "bad")
        );
        Assert.True(good.Kind == VerdictKind.Faster, good.ToString());
        Assert.Equal((3, 3), (good.Tests!.Total, good.Tests.Passed));
        Assert.True(bad.Kind == VerdictKind.TestsFailed, bad.ToString());
        Assert.Contains("1 of 3 tests: both", bad.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_called_faster_before_the_repository_has_built_it_and_nothing_is_proved_twice()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        var proposals = WithOneThatDoesNotBuild(repository);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            repository.VerifyAsync(
                proposals,
                run,
                Whole,
                step: name =>
                    name == "rebuild" ? throw new InvalidOperationException() : Task.CompletedTask
            )
        );

        Assert.Empty(run.ReadVerdicts());
        Assert.Equal(3, run.ReadRun()!.Held!.Count);
        var steps = new List<string>();
        await repository.VerifyAsync(
            proposals,
            run,
            Whole,
            step: name =>
            {
                steps.Add(name);
                return Task.CompletedTask;
            }
        );
        Assert.DoesNotContain(steps, name => name.StartsWith("build ", StringComparison.Ordinal));
        Assert.Equal(2, run.ReadVerdicts().Count(one => one.Kind == VerdictKind.Faster));
    }

    /// <summary>What shards accepted each by itself is built and tested as one; nothing is timed again.</summary>
    [Fact]
    public async Task What_shards_accepted_is_put_together_and_nothing_is_timed()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path, "verdicts-together.jsonl");

        await repository.VerifyAsync(
            Proposals(repository) with
            {
                Shards = 2,
            },
            run,
            new() { Together = true },
            fromShards: [Faster("first", 2), Faster("second", 3)]
        );

        var withdrawn = Assert.Single(run.ReadVerdicts());
        Assert.Equal(("first", VerdictKind.BuildFailed), (withdrawn.CandidateId, withdrawn.Kind));
        Assert.Contains(
            "not with the other accepted edits",
            withdrawn.Reason,
            StringComparison.Ordinal
        );
        Assert.Equal(["second"], run.ReadRun()!.Together!.Kept);
        Assert.Empty(run.ReadTrials());
    }

    private static void IsAsItMustBe(IReadOnlyList<Verdict> verdicts, RunFolder run)
    {
        Assert.Equal(
            ["all TestsFailed", "first Faster", "join Faster", "load Faster", "second BuildFailed"],
            verdicts.Select(one => $"{one.CandidateId} {one.Kind}").Order()
        );
        var dropped = verdicts.Where(one => one.Kind != VerdictKind.Faster).ToList();
        Assert.All(
            dropped,
            one =>
                Assert.Contains(
                    "right by itself, but not with",
                    one.Reason,
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(dropped, one => one.Reason.Contains("loads", StringComparison.Ordinal));
        Assert.Contains(dropped, one => one.Reason.Contains("twice", StringComparison.Ordinal));
        var together = run.ReadRun()!.Together!;
        Assert.Equal(["first", "join", "load"], together.Kept.Order());
        Assert.Equal(["all", "second"], together.Dropped.Select(one => one.CandidateId).Order());
        Assert.Equal(
            verdicts.Select(one => (one.CandidateId, one.Kind)).Order(),
            run.ReadVerdicts().Select(one => (one.CandidateId, one.Kind)).Order()
        );
    }

    // The first is the best.
    private static ProposalFile Proposals(ScriptedRepository repository) =>
        repository.Propose(
            repository.Edit(
                "load",
                "load",
                ("takes 900", "takes 10"),
                ("note plain", "rivals"),
                ("gives 1", "gives 1")
            ),
            repository.Edit(
                "all",
                "all",
                ("takes 900", "takes 300"),
                ("note plain", "rivals"),
                ("gives 2", "gives 2")
            ),
            repository.Edit("join", "join", ("takes 900", "takes 100"), ("gives 3", "gives 3")),
            repository.Edit(
                "first",
                "first",
                ("takes 900", "takes 100"),
                ("note plain", "declares fast"),
                ("gives 4", "gives 4")
            ),
            repository.Edit(
                "second",
                "second",
                ("takes 900", "takes 300"),
                ("note plain", "declares fast"),
                ("gives 5", "gives 5")
            )
        );

    private static ProposalFile WithOneThatDoesNotBuild(ScriptedRepository repository) =>
        repository.Propose(
            repository.Edit("load", "load", ("takes 900", "takes 10"), ("gives 1", "gives 1")),
            repository.Edit("first", "first", ("takes 900", "takes 100"), ("gives 4", "gives 4")),
            repository.Edit(
                "join",
                "join",
                ("takes 900", "takes 300\n  unbuilt"),
                ("gives 3", "gives 3")
            )
        );

    private static Verdict Faster(string id, double ratio) =>
        new(
            id,
            VerdictKind.Faster,
            "",
            null,
            new(
                Protocol.Paired,
                Metric.Member,
                new(ratio),
                new(ratio),
                new(ratio),
                0.01,
                8,
                new(ratio),
                new(1),
                null
            ),
            TimeSpan.Zero
        );
}
