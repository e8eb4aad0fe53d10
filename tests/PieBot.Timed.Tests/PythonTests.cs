using PieBot.Core.Runs;
using PieBot.Core.Timing;

namespace PieBot.Timed;

/// <summary>One real verification of a Python repository with pytest, with a candidate for each verdict.</summary>
[Collection(Collections.Timed)]
public sealed class PythonTests
{
    [MeasuredFact]
    public async Task Gives_each_edit_its_verdict_by_pytest()
    {
        await using var fixture = new Fixture();
        await fixture.InitializeAsync();

        SaysFasterOfARightAndMuchFasterEditByTheMembersOwnTime(fixture.Verdict("faster"));
        NamesTheTestThatAWrongEditBreaks(fixture.Verdict("wrong"));
        Differs(
            fixture.Verdict("subtle"),
            "with arguments ([7, 7]) it gives [7] at the baseline and [8] with the edit"
        );
        Differs(fixture.Verdict("greedy"), "arguments become ([])");
        Assert.Equal(VerdictKind.BuildFailed, fixture.Verdict("broken").Kind);
        Assert.Contains("SyntaxError", fixture.Verdict("broken").Reason, StringComparison.Ordinal);
        Assert.Equal(VerdictKind.NotCovered, fixture.Verdict("uncovered").Kind);
        Assert.Equal(Metric.Tests, fixture.Verdict("lazy").Measurement!.Metric);
        Assert.Contains(
            "lazy",
            fixture.Verdict("lazy").Measurement!.Note,
            StringComparison.Ordinal
        );
        // What fails or cannot be collected at the baseline is left out.
        Assert.Equal(4, fixture.Baseline.Passing);
        Assert.Equal(
            [
                "tests/test_broken.py (collection): fails at the baseline: ModuleNotFoundError: No module named 'no_such_module'",
                "tests/test_m.py::test_red: fails at the baseline: assert False",
            ],
            fixture.Baseline.Excluded
        );
    }

    private static void SaysFasterOfARightAndMuchFasterEditByTheMembersOwnTime(Verdict verdict)
    {
        Assert.True(verdict.Kind == VerdictKind.Faster, verdict.Reason);
        Assert.True(verdict.Measurement!.Low.Ratio > 2, verdict.Reason);
        Assert.Equal(Metric.Member, verdict.Measurement.Metric);
        Assert.Equal(
            ["tests/test_m.py::test_distinct[0]", "tests/test_m.py::test_distinct[400]"],
            verdict.Tests!.Covering.Where(name => name.Contains('[')).Order()
        );
        // Python does not tell what it allocates.
        Assert.Null(verdict.Measurement.Allocated);
        Assert.True(
            verdict.Tests.MutationScore is { Planted: > 0, Killed: > 0 },
            $"{verdict.Tests.MutationScore}"
        );
    }

    private static void NamesTheTestThatAWrongEditBreaks(Verdict verdict)
    {
        Assert.Equal(VerdictKind.TestsFailed, verdict.Kind);
        Assert.Contains("test_distinct[400]", verdict.Reason, StringComparison.Ordinal);
    }

    private static void Differs(Verdict verdict, string words)
    {
        Assert.Equal(VerdictKind.BehavesDifferently, verdict.Kind);
        Assert.Contains(words, verdict.Reason, StringComparison.Ordinal);
    }

    private sealed class Fixture : IAsyncDisposable
    {
        private PythonRepository _repository = null!;
        private IReadOnlyList<Verdict> _verdicts = [];

        internal Core.Runs.BaselineFacts Baseline => _repository.Run.ReadRun()!.Baseline!;

        internal Verdict Verdict(string name) =>
            _verdicts.Single(verdict => verdict.CandidateId == name);

        public async Task InitializeAsync()
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
