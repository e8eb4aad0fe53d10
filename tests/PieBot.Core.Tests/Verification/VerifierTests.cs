using PieBot.Changes;
using PieBot.Proposals;
using PieBot.Runs;
using PieBot.Timing;
using PieBot.Verification;

namespace PieBot.Tests.Verification;

/// <summary>One real verification of a tiny repository, with a candidate for each verdict.</summary>
// Verifications that run beside each other would time each other.
[Collection("Timed")]
public sealed class VerifierTests(VerifierTests.Fixture fixture)
    : IClassFixture<VerifierTests.Fixture>
{
    [MeasuredFact]
    public void Says_faster_of_a_right_and_much_faster_edit()
    {
        var verdict = fixture.Verdict("faster");

        Assert.Equal(VerdictKind.Faster, verdict.Kind);
        Assert.True(verdict.Measurement!.Low.Ratio > 1.5, verdict.Reason);
        Assert.Equal(Metric.Member, verdict.Measurement.Metric);
        Assert.Contains(
            verdict.Tests!.Covering,
            name => name.Contains("Joins", StringComparison.Ordinal)
        );
        Assert.Equal(verdict.Tests.Total, verdict.Tests.Passed);
    }

    [MeasuredFact]
    public void Does_not_say_faster_of_an_edit_that_changes_nothing_in_effect() =>
        Assert.Contains(
            fixture.Verdict("same").Kind,
            (VerdictKind[])[VerdictKind.NotFaster, VerdictKind.Inconclusive]
        );

    [MeasuredFact]
    public void Does_not_say_faster_of_a_slower_edit() =>
        Assert.Equal(VerdictKind.NotFaster, fixture.Verdict("slower").Kind);

    [MeasuredFact]
    public void Names_the_test_that_a_wrong_edit_breaks()
    {
        var verdict = fixture.Verdict("wrong");

        Assert.Equal(VerdictKind.TestsFailed, verdict.Kind);
        Assert.Contains("LibTests.Joins", verdict.Reason, StringComparison.Ordinal);
        Assert.Null(verdict.Measurement);
    }

    [MeasuredFact]
    public void Names_the_call_that_differs_where_no_test_looks()
    {
        var verdict = fixture.Verdict("subtle");

        Assert.Equal(VerdictKind.BehavesDifferently, verdict.Kind);
        Assert.EndsWith(
            "with arguments ([\"x\"]) it gives \"x\" at the baseline and \"!\" with the edit",
            verdict.Reason,
            StringComparison.Ordinal
        );
    }

    [MeasuredFact]
    public void Plants_mutants_and_confirms_what_it_calls_faster()
    {
        var score = fixture.Verdict("faster").Tests!.MutationScore;

        Assert.True(score is { Planted: > 0 } && score.Killed == score.Planted);
        Assert.Equal(
            fixture.Verdict("faster").Measurement!.Trials,
            new RunFolder(fixture.RunPath)
                .ReadTrials()
                .Count(trial => trial is { CandidateId: "faster", Stage: "confirm" })
        );
    }

    [MeasuredFact]
    public void Times_the_baseline_against_itself()
    {
        var run = new RunFolder(fixture.RunPath).ReadRun()!;

        Assert.True(
            run.Control is { Passed: true, Trials: >= 6 and <= 24 },
            run.Control?.ToString()
        );
        Assert.NotNull(run.Ended);
    }

    [MeasuredFact]
    public void Gives_the_compilers_error()
    {
        var verdict = fixture.Verdict("broken");

        Assert.Equal(VerdictKind.BuildFailed, verdict.Kind);
        Assert.Contains("CS", verdict.Reason, StringComparison.Ordinal);
    }

    [MeasuredFact]
    public void Times_out_an_edit_that_never_ends() =>
        Assert.Equal(VerdictKind.TimedOut, fixture.Verdict("endless").Kind);

    [MeasuredFact]
    public void Wastes_no_timing_on_what_no_test_reaches()
    {
        var verdict = fixture.Verdict("uncovered");

        Assert.Equal(VerdictKind.NotCovered, verdict.Kind);
        Assert.Contains("test", verdict.Reason, StringComparison.Ordinal);
    }

    [MeasuredFact]
    public void Hands_on_what_the_guard_said() =>
        Assert.Equal(VerdictKind.GuardRejected, fixture.Verdict("guarded").Kind);

    [MeasuredFact]
    public void Leaves_the_repository_as_it_was()
    {
        Assert.Equal("", fixture.Status);
        Assert.Single(fixture.Worktrees.Trim().Split('\n'));
    }

    [MeasuredFact]
    public void Reads_the_same_verdicts_back_from_the_files() =>
        Assert.Equal(
            fixture.Verdicts.Select(verdict => (verdict.CandidateId, verdict.Kind)),
            new RunFolder(fixture.RunPath)
                .ReadVerdicts()
                .Select(verdict => (verdict.CandidateId, verdict.Kind))
        );

    public sealed class Fixture : IAsyncLifetime
    {
        private const string Source = """
            namespace Lib;

            public static class Text
            {
                public static string Join(string[] parts)
                {
                    var all = "";
                    foreach (var part in parts)
                        all += part;
                    return all;
                }

                public static string Unused(string[] parts)
                {
                    var all = "";
                    foreach (var part in parts)
                        all += part;
                    return all;
                }
            }

            """;

        private TinyRepository _repository = null!;

        internal IReadOnlyList<Verdict> Verdicts { get; private set; } = [];

        internal string Status { get; private set; } = "?";

        internal string Worktrees { get; private set; } = "?";

        internal string RunPath { get; } = Directory.CreateTempSubdirectory("piebot-run-").FullName;

        internal Verdict Verdict(string name) =>
            Verdicts.Single(verdict => verdict.CandidateId == name);

        public async ValueTask InitializeAsync()
        {
            _repository = await TinyRepository.CreateAsync(
                new Dictionary<string, string>
                {
                    ["src/Lib/Text.cs"] = Source,
                    ["tests/Lib.Tests/LibTests.cs"] = """
                    using Lib;
                    using Xunit;

                    public class LibTests
                    {
                        [Theory]
                        [InlineData(300)]
                        [InlineData(400)]
                        public void Joins(int count)
                        {
                            var parts = Enumerable.Range(0, count).Select(n => n.ToString()).ToArray();
                            Assert.Equal(string.Concat(parts), Text.Join(parts));
                        }

                        [Fact]
                        public void Joins_one_and_looks_away() => Text.Join(["x"]);

                        [Fact]
                        public void Knows_nothing_of_text() => Assert.Equal(4, 2 + 2);

                        [Fact]
                        public void Fails_already() => Assert.Fail("red at the baseline");
                    }
                    """,
                }
            );
            var join = new ChangedMember(
                "join",
                "src/Lib/Text.cs",
                "Text.Join",
                MemberKind.Method,
                new(5, 11)
            );
            var unused = new ChangedMember(
                "unused",
                "src/Lib/Text.cs",
                "Text.Unused",
                MemberKind.Method,
                new(13, 19)
            );
            var changes = new ChangeSet(
                _repository.Head,
                _repository.Head,
                false,
                [],
                [join, unused],
                []
            );
            Candidate[] candidates =
            [
                Body("faster", join, 7, "        return string.Concat(parts);"),
                Body(
                    "same",
                    join,
                    7,
                    Lines(
                        "        var all = \"\";",
                        "        foreach (var part in parts)",
                        "            all = all + part;",
                        "        return all;"
                    )
                ),
                Body(
                    "slower",
                    join,
                    7,
                    Lines(
                        "        var all = \"\";",
                        "        for (var i = 0; i < 3; i++)",
                        "        {",
                        "            all = \"\";",
                        "            foreach (var part in parts)",
                        "                all += part;",
                        "        }",
                        "        return all;"
                    )
                ),
                Body("wrong", join, 7, "        return string.Concat(parts.Distinct().Take(200));"),
                Body(
                    "subtle",
                    join,
                    7,
                    "        return parts.Length == 1 ? \"!\" : string.Concat(parts);"
                ),
                Body("broken", join, 7, "        return string.Konkat(parts);"),
                Body(
                    "endless",
                    join,
                    7,
                    Lines("        while (parts.Length > 0) { }", "        return \"\";")
                ),
                Body("uncovered", unused, 15, "        return string.Concat(parts);"),
                Body("guarded", join, 7, "        return \"\";") with
                {
                    Rejection = "the guard says no",
                },
            ];
            Verdicts = await new Verifier(
                new VerifySettings { Trials = 4, TestTimeout = TimeSpan.FromSeconds(20) },
                null
            ).VerifyAsync(
                _repository.Root,
                new ProposalFile(ProposalFile.CurrentVersion, "test", changes, candidates, []),
                new RunFolder(RunPath),
                TestContext.Current.CancellationToken
            );
            Status = await _repository.GitAsync("status", "--porcelain");
            Worktrees = await _repository.GitAsync("worktree", "list");
        }

        private static string Lines(params string[] lines) => string.Join('\n', lines);

        // Both members have a body of four lines.
        private static Candidate Body(
            string id,
            ChangedMember member,
            int line,
            string replacement
        ) => LineCandidate.Of(id, member, Source, new(line, line + 3), replacement);

        public ValueTask DisposeAsync()
        {
            _repository.Dispose();
            Directory.Delete(RunPath, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
