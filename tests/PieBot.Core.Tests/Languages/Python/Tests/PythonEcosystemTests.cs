using PieBot.Core.Languages.Python.Interpreters;
using PieBot.Core.Languages.Python.Tests;
using PieBot.Core.Runs;

namespace PieBot.Core.Tests.Languages.Python.Tests;

public sealed class PythonEcosystemTests
{
    [Fact]
    public async Task Names_tests_that_need_others_or_draw_their_parameters_and_blames_no_edit()
    {
        using var repository = await PythonRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["tests/test_order.py"] = """
                from lib.m import distinct
                state = {}

                def test_first():
                    state["xs"] = list(range(300)) * 2

                def test_second():
                    assert distinct(state["xs"]) == list(range(300))
                """,
                // What the hashes of another process would make of it.
                ["tests/test_hashes.py"] = """
                import os

                def test_hashes():
                    assert os.environ["PYTHONHASHSEED"] == "0"
                """,
                ["tests/test_drawn.py"] = """
                import random
                import pytest
                from lib.m import distinct

                @pytest.mark.parametrize("x", [random.randrange(10**9) for _ in range(3)])
                def test_drawn(x):
                    assert distinct([x] * 9 + list(range(300))) == [x] + list(range(300))
                """,
            }
        );

        var verdict = Assert.Single(
            await repository.VerifyAsync(
                PythonRepository.Distinct("faster", PythonRepository.Faster)
            )
        );

        Assert.Equal(VerdictKind.Inconclusive, verdict.Kind);
        Assert.Contains(
            "tests/test_order.py::test_second: passes only after other tests",
            verdict.Reason,
            StringComparison.Ordinal
        );
        var baseline = repository.Run.ReadRun()!.Baseline!;
        Assert.Equal(2, baseline.Passing);
        Assert.Equal(
            [
                "tests/test_drawn.py::test_drawn[…]: has different parameters in each run",
                "tests/test_hashes.py::test_hashes: is flaky at the baseline: AssertionError: assert '1' == '0'",
                "tests/test_order.py::test_second: passes only after other tests",
            ],
            baseline.Excluded.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Covers_members_of_a_project_that_stands_in_a_folder_of_the_repository()
    {
        using var repository = await PythonRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["lib/pytest.ini"] = "[pytest]\n",
                ["lib/tests/test_m.py"] = """
                from m import distinct

                def test_distinct():
                    assert distinct(list(range(300)) * 2) == list(range(300))
                """,
            }
        );

        var verdict = Assert.Single(
            await repository.VerifyAsync(
                PythonRepository.Distinct("faster", PythonRepository.Faster)
            )
        );

        Assert.Equal(VerdictKind.Faster, verdict.Kind);
    }

    [Fact]
    public async Task Lines_that_begin_no_statement_are_covered_by_what_follows_them()
    {
        using var repository = await PythonRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["tests/test_m.py"] = """
                from lib.m import distinct

                def test_distinct():
                    assert distinct(list(range(300)) * 2) == list(range(300))
                """,
            }
        );
        var first = PythonRepository.Source.Split('\n')[1];

        var verdict = Assert.Single(
            await repository.VerifyAsync(
                PythonRepository.Of("comment", "distinct", new(2, 2), $"    # In order.\n{first}")
            )
        );

        Assert.Equal(VerdictKind.NotFaster, verdict.Kind);
    }

    [Theory]
    [InlineData("README.md", "nothing", "there are no tests in the repository")]
    [InlineData("tests/test_m.py", "import no_such_module\n", "no_such_module")]
    [InlineData("tests/test_m.py", "from lib.m import distinct\n", "found no test")]
    [InlineData("tests/conftest.py", "import no_such_module\n", "no_such_module")]
    public async Task Says_why_a_baseline_cannot_be_had(string path, string text, string words)
    {
        using var repository = await PythonRepository.CreateAsync(
            new Dictionary<string, string>
            {
                [path] = text,
                [
                    path.StartsWith("tests/conf", StringComparison.Ordinal)
                        ? "tests/test_a.py"
                        : "b.py"
                ] = "def test_a():\n    pass\n",
            }
        );

        var verdict = Assert.Single(
            await repository.VerifyAsync(
                PythonRepository.Distinct("faster", PythonRepository.Faster)
            )
        );

        Assert.Equal(VerdictKind.BaselineFailed, verdict.Kind);
        Assert.Contains(words, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_where_to_install_pytest_when_the_tests_need_it()
    {
        using var repository = await PythonRepository.CreateAsync(
            new Dictionary<string, string> { ["tests/test_m.py"] = "def test_a():\n    pass\n" }
        );
        var ecosystem = new PythonEcosystem(
            (_, _) =>
                Task.FromResult<PythonInterpreter?>(
                    new("/opt/some/python3", "3.12.1", [], null, HasPytest: false)
                )
        );

        var (prepared, fault) = await ecosystem.PrepareAsync(
            new(repository.Root, "HEAD", repository.Root, "", [PythonRepository.Module]),
            new(),
            new(repository.Root, new()),
            new((_, _) => { }),
            TestContext.Current.CancellationToken
        );

        Assert.Null(prepared);
        Assert.Contains("/opt/some/python3 -m pip install pytest", fault, StringComparison.Ordinal);
    }
}
