using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Testing.Scripted;

namespace PieBot.Core.Tests.Engine.Sides;

/// <summary>The two runs of all tests that everything else is held against.</summary>
public sealed class BaselineTests
{
    [Theory]
    // Ten times as long, 30 s at least, and no longer than the user lets tests take.
    [InlineData(0, 30)]
    [InlineData(3, 30)]
    [InlineData(3.1, 31)]
    [InlineData(50, 500)]
    [InlineData(100, 600)]
    public void A_candidate_hangs_when_it_takes_ten_times_as_long(
        double seconds,
        double expected
    ) =>
        Assert.Equal(
            TimeSpan.FromSeconds(expected),
            (
                ScriptedEngine.Baseline(new(_ => new())) with
                {
                    RunTime = TimeSpan.FromSeconds(seconds),
                }
            ).CandidateTimeout(TimeSpan.FromMinutes(10))
        );

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_slower_run_tells_how_long_the_tests_take(int slow)
    {
        var wait = TimeSpan.FromMilliseconds(100);
        var runs = 0;
        var (baseline, _) = await PrepareAsync(
            new ScriptedSuite(
                () => new(),
                _ => ++runs == slow ? Task.Delay(wait) : Task.CompletedTask
            )
        );

        Assert.Equal(2, runs);
        // A timer may fire a little early.
        Assert.True(baseline!.RunTime > 0.9 * wait, $"{baseline.RunTime}");
    }

    [Fact]
    public async Task What_was_found_in_a_folder_that_is_gone_says_nothing()
    {
        using var session = await ScriptedEngine.OpenAsync();
        var suite = new ScriptedSuite(
            () => new(),
            _ =>
            {
                if (Directory.Exists(session.Site.Folder))
                {
                    Directory.Delete(session.Site.Folder, recursive: true);
                }

                return Task.CompletedTask;
            }
        );

        await Assert.ThrowsAnyAsync<UserErrorException>(() => PrepareAsync(session, suite));
    }

    [Fact]
    public async Task A_suite_that_cannot_run_costs_only_itself()
    {
        var runs = 0;
        var (baseline, _) = await PrepareAsync(
            Suite(new() { RunFault = "no test was run" }, "broken"),
            new ScriptedSuite(
                () => new(),
                _ =>
                {
                    runs++;
                    return Task.CompletedTask;
                }
            )
        );

        Assert.Equal(2, runs);
        Assert.Equal([ScriptedSuite.OnlyName], baseline!.Prepared.Suites.Select(one => one.Name));
        Assert.Equal(1, baseline.Gate.Passing);
        Assert.Equal(
            "broken is left out: its tests cannot be run: no test was run",
            Assert.Single(baseline.Prepared.Notices)
        );
    }

    [Fact]
    public async Task Where_none_can_run_every_cause_is_told()
    {
        var (baseline, fault) = await PrepareAsync(
            Suite(new() { RunFault = "no test was run" }, "a"),
            Suite(new() { RunFault = "it fell" }, "b")
        );

        Assert.Null(baseline);
        Assert.Equal(
            "the tests cannot be run at the baseline: a: no test was run; b: it fell",
            fault
        );
    }

    [Fact]
    public async Task Where_none_passes_the_first_that_fails_is_told()
    {
        var (baseline, fault) = await PrepareAsync(
            Suite(new() { RunFault = "it fell" }, "a"),
            Suite(
                new()
                {
                    Outcomes = new Dictionary<string, TestOutcome>
                    {
                        ["test"] = TestOutcome.Failed,
                    },
                    Messages = new Dictionary<string, string> { ["test"] = "no such file" },
                },
                "b"
            )
        );

        Assert.Null(baseline);
        Assert.Equal(
            "no test passes at the baseline: test (fails at the baseline: no such file); a: it fell",
            fault
        );
    }

    [Fact]
    public async Task What_does_not_build_is_told()
    {
        using var session = await ScriptedEngine.OpenAsync();
        var (baseline, fault) = await Baseline.PrepareAsync(
            new Fixed(null),
            new("", "", "", "", []),
            session,
            TestContext.Current.CancellationToken
        );

        Assert.Null(baseline);
        Assert.Equal("it does not build", fault);
    }

    private static ScriptedSuite Suite(ScriptedSide side, string name) =>
        new(() => side) { Name = name };

    private static async Task<(Baseline? Baseline, string? Fault)> PrepareAsync(
        params ITestSuite[] suites
    )
    {
        using var session = await ScriptedEngine.OpenAsync();
        return await PrepareAsync(session, suites);
    }

    private static Task<(Baseline? Baseline, string? Fault)> PrepareAsync(
        Session session,
        params ITestSuite[] suites
    ) =>
        Baseline.PrepareAsync(
            new Fixed(new(_ => new()) { Suites = suites }),
            new("", "", "", "", []),
            session,
            TestContext.Current.CancellationToken
        );

    // Whatever is asked for, the same head; null: it does not build.
    private sealed class Fixed(ScriptedHead? prepared) : IEcosystem
    {
        public string Name => "fixed";

        public bool Reads(string path) => true;

        public Task<(IPreparedHead? Prepared, string? Fault)> PrepareAsync(
            Head head,
            VerifySettings settings,
            Confinement confinement,
            StageClock clock,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<(IPreparedHead?, string?)>(
                (prepared, prepared is null ? "it does not build" : null)
            );
    }
}
