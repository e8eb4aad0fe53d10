using PieBot.Core.Configuration;
using PieBot.Core.Proposals;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine;

/// <summary>The whole engine on a scripted program, with a candidate for each verdict.</summary>
public sealed class VerdictTests
{
    private const string Source = """
        member join
          takes 900
          takes 0
          note plain
          gives 5
        end
        member quiet
          takes 400
          gives 7
        end
        member unused
          takes 900
          gives 1
        end

        """;

    private const string Tests = """
        test joins calls join expects 5
        test looks-away calls quiet
        test red fails
        test odd flickers

        """;

    [Theory]
    [InlineData("takes 900", "takes 100", VerdictKind.Faster, "9.00×")]
    [InlineData("note plain", "note other", VerdictKind.NotFaster, "")]
    [InlineData("takes 900", "takes 840", VerdictKind.NotFaster, "")]
    [InlineData("takes 900", "takes 2000", VerdictKind.NotFaster, "")]
    [InlineData("gives 5", "gives 6", VerdictKind.TestsFailed, "joins")]
    [InlineData("note plain", "broken", VerdictKind.BuildFailed, "join is broken")]
    [InlineData("note plain", "hangs", VerdictKind.TimedOut, "did not end")]
    [InlineData("note plain", "leaves dirt", VerdictKind.BehavesDifferently, "5 dirt")]
    public async Task An_edit_gets_its_verdict(
        string words,
        string becomes,
        object kind,
        string reason
    )
    {
        var verdict = await VerifyAsync(repository =>
            repository.Edit("c", "join", (words, becomes))
        );

        Assert.True(verdict.Kind == (VerdictKind)kind, verdict.ToString());
        Assert.Contains(
            reason,
            $"{verdict.Reason} {verdict.Measurement?.Speedup}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_hangs_on_the_order_of_a_set_is_not_called_faster()
    {
        var verdict = await VerifyAsync(repository =>
            repository.Edit("c", "join", ("takes 900", "takes 100"), ("note plain", "hashes"))
        );

        Assert.True(verdict.Kind == VerdictKind.BehavesDifferently, verdict.ToString());
        Assert.Contains(
            "5 in order 1 with the edit, where sets have another order (ORDER=1)",
            verdict.Reason,
            StringComparison.Ordinal
        );
    }

    /// <summary>What the baseline gives hangs on it too: that is no difference.</summary>
    [Fact]
    public async Task What_hangs_on_the_order_of_a_set_at_the_baseline_may_do_so_with_the_edit()
    {
        using var repository = await ScriptedRepository.CreateAsync(
            Source.Replace("note plain", "hashes", StringComparison.Ordinal),
            Tests
        );
        using var folder = new TemporaryFolder();

        var verdict = Assert.Single(
            await repository.VerifyAsync(
                repository.Propose(repository.Edit("c", "join", ("takes 900", "takes 100"))),
                new(folder.Path)
            )
        );

        Assert.True(verdict.Kind == VerdictKind.Faster, verdict.ToString());
    }

    [Theory]
    // At the baseline twice; and once more where it is not known whether the edit is to blame.
    [InlineData("test joins calls join expects 5\n", "gives 6", VerdictKind.TestsFailed, 2)]
    [InlineData(
        "test first calls\ntest joins calls join expects 5\ntest again after first calls join\n",
        "gives 5",
        VerdictKind.Faster,
        4
    )]
    public async Task What_covering_tests_tell_is_not_asked_of_all_tests(
        string tests,
        string gives,
        object kind,
        int runs
    )
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, tests);
        using var folder = new TemporaryFolder();
        var ran = 0;

        var verdict = Assert.Single(
            await repository.VerifyAsync(
                repository.Propose(
                    repository.Edit("c", "join", ("takes 900", "takes 100"), ("gives 5", gives))
                ),
                new RunFolder(folder.Path),
                step: step =>
                {
                    ran += step == "run" ? 1 : 0;
                    return Task.CompletedTask;
                }
            )
        );

        Assert.True(verdict.Kind == (VerdictKind)kind, verdict.ToString());
        Assert.Equal(runs, ran);
    }

    [Fact]
    public async Task A_suite_that_cannot_be_run_is_left_out_and_named_and_the_others_go_on()
    {
        using var repository = await ScriptedRepository.CreateAsync(
            Source,
            Tests + "cannot run helper\n"
        );
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);

        var verdicts = await repository.VerifyAsync(
            repository.Propose(repository.Edit("c", "join", ("takes 900", "takes 100"))),
            run
        );

        Assert.Equal(VerdictKind.Faster, Assert.Single(verdicts).Kind);
        Assert.Contains(
            "helper is left out: its tests cannot be run: no test was run",
            run.ReadRun()!.Notices
        );
        Assert.Equal(["scripted"], run.ReadRun()!.Baseline!.TestProjects);
    }

    [Fact]
    public async Task Where_no_test_passes_each_cause_is_told()
    {
        using var repository = await ScriptedRepository.CreateAsync(
            Source,
            "cannot run helper\ncannot run other\n"
        );
        using var folder = new TemporaryFolder();

        var verdict = Assert.Single(
            await repository.VerifyAsync(
                repository.Propose(repository.Edit("c", "join", ("takes 900", "takes 100"))),
                new(folder.Path)
            )
        );

        Assert.Equal(VerdictKind.BaselineFailed, verdict.Kind);
        Assert.Contains("helper: no test was run", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains("other: no test was run", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_test_looks_at_is_still_looked_at_call_by_call()
    {
        var verdict = await VerifyAsync(repository =>
            repository.Edit("c", "quiet", ("takes 400", "takes 4"), ("gives 7", "gives 8"))
        );

        Assert.True(verdict.Kind == VerdictKind.BehavesDifferently, verdict.ToString());
    }

    /// <summary>Its calls give the same, but no test would see if they did not: mutants of what it gives live on.</summary>
    [Fact]
    public async Task What_no_test_looks_at_is_not_called_faster_where_mutants_live_on()
    {
        var verdict = await VerifyAsync(repository =>
            repository.Edit("c", "quiet", ("takes 400", "takes 4"), ("gives 7", "gives 7"))
        );

        Assert.True(verdict.Kind == VerdictKind.NotCovered, verdict.ToString());
        Assert.Contains("no test kills", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_test_reaches_is_not_timed()
    {
        var steps = new List<string>();

        var verdict = await VerifyAsync(
            repository => repository.Edit("c", "unused", ("takes 900", "takes 9")),
            step: name =>
            {
                lock (steps)
                {
                    steps.Add(name);
                }
            }
        );

        Assert.Equal(VerdictKind.NotCovered, verdict.Kind);
        Assert.DoesNotContain("repeat", steps);
    }

    [Fact]
    public async Task What_the_guard_refused_is_handed_on_and_nothing_is_built()
    {
        var steps = new List<string>();

        var verdict = await VerifyAsync(
            repository =>
                repository.Edit("c", "join", ("takes 900", "takes 9")) with
                {
                    Rejection = "the guard says no",
                },
            step: steps.Add
        );

        Assert.Equal(
            (VerdictKind.GuardRejected, "the guard says no"),
            (verdict.Kind, verdict.Reason)
        );
        Assert.DoesNotContain("prepare", steps);
    }

    [Theory]
    [InlineData("member join\nbroken\nend\n", Tests, "join is broken")]
    [InlineData(
        "member join\ngives 5\nend\n",
        "test red fails\n",
        "no test passes at the baseline: red (fails at the baseline)"
    )]
    [InlineData("member join\nhangs\nend\n", "test t calls join\n", "did not end")]
    public async Task A_head_that_holds_nothing_proves_nothing(
        string source,
        string tests,
        string reason
    )
    {
        var verdict = await VerifyAsync(
            repository => repository.Edit("c", "join", ("e", "gives 5")),
            source,
            tests
        );

        Assert.Equal(VerdictKind.BaselineFailed, verdict.Kind);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_nothing_is_known_to_test_are_told()
    {
        var verdict = await VerifyAsync(repository =>
            repository.Edit("c", "join", ("takes 900", "takes 9")) is var edit
                ? edit with
                {
                    Edits = [edit.Edits[0] with { Path = "a.unknown" }],
                }
                : null!
        );

        Assert.Equal(VerdictKind.BaselineFailed, verdict.Kind);
        Assert.Contains("name the command", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Red_and_flaky_tests_are_left_out_and_named()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);

        await repository.VerifyAsync(
            repository.Propose(repository.Edit("c", "join", ("takes 900", "takes 100"))),
            run
        );

        var baseline = run.ReadRun()!.Baseline!;
        Assert.Equal(2, baseline.Passing);
        Assert.Equal(
            ["odd: is flaky at the baseline", "red: fails at the baseline"],
            baseline.Excluded
        );
    }

    [Fact]
    public async Task Of_rivals_the_best_is_faster_and_the_others_lost_to_it()
    {
        using var repository = await ScriptedRepository.CreateAsync(Source, Tests);
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);

        var verdicts = await repository.VerifyAsync(
            repository.Propose(
                repository.Edit("good", "join", ("takes 900", "takes 300")),
                repository.Edit("best", "join", ("takes 900", "takes 100")),
                repository.Edit("same", "join", ("takes 900", "takes 900"), ("note plain", "note"))
            ),
            run
        );

        Assert.Equal(
            ["best Faster", "good NotFaster", "same NotFaster"],
            verdicts.Select(one => $"{one.CandidateId} {one.Kind}").Order()
        );
        Assert.True(run.ReadRun()!.Control is { Passed: true });
        Assert.Equal(
            verdicts.Single(one => one.CandidateId == "best").Measurement!.Trials,
            run.ReadTrials().Count(trial => trial is { CandidateId: "best", Stage: "confirm" })
        );
        Assert.Equal(1, await repository.WorktreesAsync());
    }

    [Fact]
    public async Task Lines_that_carry_nothing_are_taken_out()
    {
        Func<ScriptedRepository, Candidate> edit = repository =>
            repository.Edit(
                "c",
                "join",
                ("takes 900", "takes 100"),
                ("note plain", "note other"),
                ("gives 5", "gives 5")
            );

        var shrunk = await VerifyAsync(edit);
        var whole = await VerifyAsync(edit, settings: new() { Shrink = false });

        Assert.True(shrunk.Kind == VerdictKind.Faster, shrunk.ToString());
        Assert.Equal([0], shrunk.Shrunk!.Kept);
        Assert.Equal(2, shrunk.Shrunk.Hunks);
        Assert.InRange(shrunk.Shrunk.Share, 0.9, 1);
        Assert.True(whole.Kind == VerdictKind.Faster, whole.ToString());
        Assert.Null(whole.Shrunk);
    }

    /// <summary>What becomes of a part decides nothing but whether its rest is taken out.</summary>
    [Fact]
    public async Task A_part_that_fails_is_kept_without_the_repositorys_own_word()
    {
        var again = 0;

        var verdict = await VerifyAsync(
            repository =>
                // Without the first line nothing is given, without the second nothing is gained.
                repository.Edit("c", "join", ("takes 0", "gives 5"), ("gives 5", "takes -800")),
            step: step => again += step.Contains("again", StringComparison.Ordinal) ? 1 : 0
        );

        Assert.True(verdict.Kind == VerdictKind.Faster, verdict.ToString());
        Assert.Null(verdict.Shrunk);
        Assert.Equal(0, again);
    }

    [Fact]
    public async Task What_is_not_decided_in_time_is_inconclusive()
    {
        var trials = 0;

        var verdict = await VerifyAsync(
            repository => repository.Edit("c", "join", ("takes 900", "takes 100")),
            settings: new() { TrialTime = TimeSpan.FromTicks(1) },
            step: step => trials += step.StartsWith("measure: c", StringComparison.Ordinal) ? 1 : 0
        );

        Assert.True(verdict.Kind == VerdictKind.Inconclusive, verdict.ToString());
        Assert.Contains("--max-minutes", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(1, trials);
    }

    /// <summary>What only a quick build shows is not told.</summary>
    [Theory]
    [InlineData("misbuilt", VerdictKind.Faster, "")]
    [InlineData("unbuilt", VerdictKind.BuildFailed, "from nothing")]
    [InlineData("unsound", VerdictKind.TestsFailed, "beyond its end")]
    public async Task The_repositorys_own_build_has_the_last_word(
        string word,
        object kind,
        string reason
    )
    {
        var verdict = await VerifyAsync(
            repository =>
                repository.Edit(
                    "c",
                    "join",
                    ("takes 900", "takes 100"),
                    ("note plain", word),
                    ("gives 5", "gives 5")
                ),
            settings: new() { Shrink = false }
        );

        Assert.True(verdict.Kind == (VerdictKind)kind, verdict.ToString());
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gain_that_fresh_trials_do_not_show_again_is_not_called_faster()
    {
        var verdict = await VerifyAsync(
            repository =>
                repository.Edit(
                    "c",
                    "join",
                    ("takes 900", "takes 100"),
                    ("note plain", "tires"),
                    ("gives 5", "gives 5")
                ),
            settings: new() { Shrink = false }
        );

        Assert.False(verdict.Kind.IsAccepted(), verdict.ToString());
        Assert.NotNull(verdict.Measurement);
    }

    [Theory]
    [InlineData(Resource.Allocations, "takes 900", VerdictKind.Leaner)]
    [InlineData(Resource.Time, "takes 900", VerdictKind.Leaner)]
    // Slower by a hundredth is slower where there is no noise.
    [InlineData(Resource.Allocations, "takes 910", VerdictKind.NotFaster)]
    [InlineData(Resource.Time, "takes 910", VerdictKind.NotFaster)]
    public async Task What_saves_memory_alone_is_leaner_where_it_takes_no_longer(
        object metric,
        string takes,
        object kind
    )
    {
        var verdict = await VerifyAsync(
            repository =>
                repository.Edit(
                    "c",
                    "join",
                    ("takes 900", takes),
                    ("allocates 4000", "allocates 40"),
                    ("gives 5", "gives 5")
                ),
            Source.Replace("note plain", "allocates 4000", StringComparison.Ordinal),
            settings: new() { Metric = (Resource)metric, Shrink = false }
        );

        Assert.True(verdict.Kind == (VerdictKind)kind, verdict.ToString());
        Assert.Equal(new Allocated(4000, 40), verdict.Measurement!.Allocated);
    }

    [Fact]
    public async Task What_works_later_is_timed_by_its_tests()
    {
        var verdict = await VerifyAsync(
            repository =>
                repository.Edit("c", "join", ("takes 900", "takes 100"), ("gives 5", "gives 5")),
            Source.Replace("note plain", "later", StringComparison.Ordinal)
        );

        Assert.True(verdict.Kind == VerdictKind.Faster, verdict.ToString());
        Assert.Equal(Metric.Tests, verdict.Measurement!.Metric);
    }

    [Theory]
    [InlineData("test joins calls join expects 5", Protocol.Paper, VerdictKind.Faster, "")]
    [InlineData("test joins once calls join expects 5", Protocol.Paired, VerdictKind.Faster, "")]
    [InlineData(
        "worker it will not start\ntest joins calls join expects 5",
        Protocol.Paired,
        VerdictKind.Faster,
        ""
    )]
    [InlineData(
        "test first calls quiet\ntest joins after first calls join expects 5",
        Protocol.Paired,
        VerdictKind.Inconclusive,
        "joins: passes only after other tests"
    )]
    public async Task Each_way_to_repeat_tests_comes_to_a_verdict(
        string tests,
        object protocol,
        object kind,
        string reason
    )
    {
        var verdict = await VerifyAsync(
            repository =>
                repository.Edit("c", "join", ("takes 900", "takes 100"), ("gives 5", "gives 5")),
            tests: tests + "\n",
            settings: new() { Protocol = (Protocol)protocol }
        );

        Assert.True(verdict.Kind == (VerdictKind)kind, verdict.ToString());
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    /// <summary>A program whose edit ends it with code 0 passes, and says nothing of the calls that it had made.</summary>
    [Fact]
    public async Task An_edit_that_ends_the_tests_process_is_not_called_faster()
    {
        var verdict = await VerifyAsync(repository =>
            repository.Edit(
                "c",
                "join",
                ("takes 900", "takes 100"),
                ("note plain", "exits"),
                ("gives 5", "gives 5")
            )
        );

        Assert.True(verdict.Kind == VerdictKind.Inconclusive, verdict.ToString());
        Assert.Contains("may end the test's process", verdict.Reason, StringComparison.Ordinal);
    }

    /// <summary>Its covering tests fail without the others, with a mutant and without.</summary>
    [Fact]
    public async Task A_test_that_passes_only_after_another_is_not_taken_for_one_that_kills_mutants()
    {
        var verdict = await VerifyAsync(
            repository =>
                repository.Edit("c", "join", ("takes 900", "takes 100"), ("gives 5", "gives 5")),
            tests: "test looks calls join\ntest first calls quiet\ntest joins after first calls join expects 5\n"
        );

        Assert.True(verdict.Kind == VerdictKind.NotCovered, verdict.ToString());
        Assert.Contains("joins", verdict.Tests!.Covering);
        Assert.Equal(0, verdict.Tests.MutationScore!.Killed);
    }

    [Fact]
    public async Task An_edit_that_does_not_fit_the_head_says_so()
    {
        var verdict = await VerifyAsync(repository =>
            repository.Edit("c", "join", ("takes 900", "takes 9")) is var edit
                ? edit with
                {
                    Edits = [edit.Edits[0] with { Original = "  takes 901" }],
                }
                : null!
        );

        Assert.Equal(VerdictKind.BuildFailed, verdict.Kind);
        Assert.Contains("does not fit the head", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_outside_of_all_members_is_covered_by_no_test()
    {
        var verdict = await VerifyAsync(
            repository =>
                repository.Edit("c", "join", ("takes 900", "takes 9")) is var edit
                    ? edit with
                    {
                        Edits = [new(edit.Edits[0].Path, new(1, 1), "first words", "other words")],
                    }
                    : null!,
            "first words\n" + Source
        );

        Assert.Equal(VerdictKind.NotCovered, verdict.Kind);
        Assert.Contains("touches no member", verdict.Reason, StringComparison.Ordinal);
    }

    private static async Task<Verdict> VerifyAsync(
        Func<ScriptedRepository, Candidate> edit,
        string source = Source,
        string tests = Tests,
        VerifySettings? settings = null,
        Action<string>? step = null
    )
    {
        using var repository = await ScriptedRepository.CreateAsync(source, tests);
        using var folder = new TemporaryFolder();
        return Assert.Single(
            await repository.VerifyAsync(
                repository.Propose(edit(repository)),
                new(folder.Path),
                settings,
                name =>
                {
                    step?.Invoke(name);
                    return Task.CompletedTask;
                }
            )
        );
    }
}
