using PieBot.Timing;
using PieBot.Verification;

namespace PieBot.Tests.Verification.Python;

/// <summary>One real verification of a Python repository with pytest, with a candidate for each verdict.</summary>
[Collection("Timed")]
public sealed class PythonVerifierTests(PythonVerifierTests.Fixture fixture)
    : IClassFixture<PythonVerifierTests.Fixture>
{
    [MeasuredFact]
    public void Says_faster_of_a_right_and_much_faster_edit_by_the_members_own_time()
    {
        var verdict = fixture.Verdict("faster");

        Assert.Equal(VerdictKind.Faster, verdict.Kind);
        Assert.True(verdict.Measurement!.Low.Ratio > 2, verdict.Reason);
        Assert.Equal(Metric.Member, verdict.Measurement.Metric);
        Assert.Equal(
            ["tests/test_m.py::test_distinct[0]", "tests/test_m.py::test_distinct[400]"],
            verdict.Tests!.Covering.Where(name => name.Contains('[')).Order()
        );
        // Python does not tell what it allocates.
        Assert.Null(verdict.Measurement.Allocated);
    }

    [MeasuredFact]
    public void Plants_mutants_that_the_tests_kill()
    {
        var score = fixture.Verdict("faster").Tests!.MutationScore;

        Assert.True(score is { Planted: > 0, Killed: > 0 }, score?.ToString());
    }

    [MeasuredFact]
    public void Does_not_say_faster_of_what_changes_nothing_in_effect() =>
        Assert.Contains(
            fixture.Verdict("same").Kind,
            (VerdictKind[])[VerdictKind.NotFaster, VerdictKind.Inconclusive]
        );

    [MeasuredFact]
    public void Names_the_test_that_a_wrong_edit_breaks()
    {
        var verdict = fixture.Verdict("wrong");

        Assert.Equal(VerdictKind.TestsFailed, verdict.Kind);
        Assert.Contains("test_distinct[400]", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "subtle",
        "with arguments ([7, 7]) it gives [7] at the baseline and [8] with the edit"
    )]
    [InlineData("greedy", "arguments become ([])")]
    public void Names_the_call_that_differs_where_no_test_looks(string candidate, string words)
    {
        var verdict = fixture.Verdict(candidate);

        Assert.Equal(VerdictKind.BehavesDifferently, verdict.Kind);
        Assert.Contains(words, verdict.Reason, StringComparison.Ordinal);
    }

    [MeasuredFact]
    public void Gives_Pythons_own_error_of_what_does_not_compile()
    {
        var verdict = fixture.Verdict("broken");

        Assert.Equal(VerdictKind.BuildFailed, verdict.Kind);
        Assert.Contains("SyntaxError", verdict.Reason, StringComparison.Ordinal);
    }

    [MeasuredFact]
    public void Times_out_an_edit_that_never_ends() =>
        Assert.Equal(VerdictKind.TimedOut, fixture.Verdict("endless").Kind);

    [MeasuredFact]
    public void Wastes_no_timing_on_what_no_test_reaches() =>
        Assert.Equal(VerdictKind.NotCovered, fixture.Verdict("uncovered").Kind);

    [MeasuredFact]
    public void Times_the_tests_of_a_generator_and_says_so()
    {
        var verdict = fixture.Verdict("lazy");

        Assert.Equal(Metric.Tests, verdict.Measurement!.Metric);
        Assert.Contains("lazy", verdict.Measurement.Note, StringComparison.Ordinal);
    }

    [MeasuredFact]
    public void Leaves_out_what_fails_or_cannot_be_collected_at_the_baseline()
    {
        var baseline = fixture.Baseline;

        Assert.Equal(4, baseline.Passing);
        Assert.Equal(
            [
                "tests/test_broken.py (collection): fails at the baseline",
                "tests/test_m.py::test_red: fails at the baseline",
            ],
            baseline.Excluded
        );
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private PythonRepository _repository = null!;
        private IReadOnlyList<Verdict> _verdicts = [];

        internal PieBot.Runs.BaselineFacts Baseline => _repository.Run.ReadRun()!.Baseline!;

        internal Verdict Verdict(string name) =>
            _verdicts.Single(verdict => verdict.CandidateId == name);

        public async ValueTask InitializeAsync()
        {
            _repository = await PythonRepository.CreateAsync(
                new Dictionary<string, string>
                {
                    ["tests/test_m.py"] = """
                    import pytest
                    from lib.m import countdown, distinct

                    @pytest.mark.parametrize("n", [0, 400])
                    def test_distinct(n):
                        assert distinct(list(range(n)) * 2) == list(range(n))

                    def test_looks_away():
                        distinct([7, 7])

                    def test_countdown():
                        assert list(countdown(2000))[-1] == 1

                    def test_red():
                        assert False
                    """,
                    ["tests/test_broken.py"] = "import no_such_module\n",
                }
            );
            _verdicts = await _repository.VerifyAsync(
                PythonRepository.Distinct("faster", PythonRepository.Faster),
                PythonRepository.Distinct(
                    "same",
                    """
                        out = []
                        for x in xs:
                            if not x in out:
                                out.append(x)
                        return out
                    """
                ),
                PythonRepository.Distinct("wrong", "    return list(dict.fromkeys(xs))[:200]"),
                PythonRepository.Distinct(
                    "subtle",
                    "    return list(dict.fromkeys(xs)) if xs != [7, 7] else [8]"
                ),
                PythonRepository.Distinct(
                    "greedy",
                    """
                        out = list(dict.fromkeys(xs))
                        xs.clear()
                        return out
                    """
                ),
                PythonRepository.Distinct("broken", "    return list(dict.fromkeys(xs)"),
                PythonRepository.Distinct("endless", "    while xs: pass"),
                PythonRepository.Of("uncovered", "unused", new(10, 13), "    return list(xs)"),
                PythonRepository.Of(
                    "lazy",
                    "countdown",
                    new(17, 19),
                    "    yield from range(n, 0, -1)"
                )
            );
        }

        public ValueTask DisposeAsync()
        {
            _repository.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
