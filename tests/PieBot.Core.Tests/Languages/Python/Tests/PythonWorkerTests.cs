using PieBot.Core.Languages.Python.Interpreters;
using PieBot.Core.Languages.Python.Tests;
using PieBot.Workers;

namespace PieBot.Core.Tests.Languages.Python.Tests;

/// <summary>One worker of pytest in a checkout that is configured in every way that once kept tests from being repeated.</summary>
public sealed class PythonWorkerTests(PythonWorkerTests.Fixture fixture)
    : IClassFixture<PythonWorkerTests.Fixture>
{
    [Theory]
    // addopts: --ff, -x and --numprocesses, and a conftest.py that asks for config.cache.
    [InlineData("test_plain", true)]
    [InlineData("test_cache_fixture", true)]
    [InlineData("test_warnings_are_errors", true)]
    [InlineData("test_loaded_by_its_file", true)]
    [InlineData("test_good_subtest", true)]
    [InlineData("test_bad_subtest", false)]
    [InlineData("test_red", false)]
    public void Repeats_a_test_as_pytest_runs_it(string name, bool passes)
    {
        foreach (var reply in (CoverReply[])[fixture.First, fixture.Again])
        {
            var test = reply.Tests.Single(one => one.Id == $"tests/test_m.py::{name}");

            Assert.Equal(passes, test.Passed);
            Assert.True(test.Calls > 0, "the member was not seen");
        }
    }

    public sealed class Fixture : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();

        internal CoverReply First { get; private set; } = null!;

        internal CoverReply Again { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var root = Path.Combine(_folder.Path, "checkout");
            void Write(string path, string text)
            {
                var full = Path.Combine(root, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, text);
            }

            Write("lib/__init__.py", "");
            Write("lib/m.py", "def double(x):\n    return x + x\n");
            Write("bin/tool.py", "def double(x):\n    return x + x\n");
            Write(
                PythonEdits.ProbeFile,
                """
                {"observe": false, "members": [
                    {"path": "lib/m.py", "line": 1, "id": "m"}, {"path": "bin/tool.py", "line": 1, "id": "tool"}]}
                """
            );
            Write(
                "pytest.ini",
                "[pytest]\naddopts = --ff -x --numprocesses=2\nfilterwarnings = error\ntestpaths = tests\n"
            );
            // The option of pytest-xdist, and what pytest-rerunfailures does not survive: that xdist is left out.
            Write(
                "conftest.py",
                """
                import importlib.util
                import pytest

                def pytest_addoption(parser):
                    # Where pytest-xdist is, it has the option already.
                    if importlib.util.find_spec("xdist") is None:
                        parser.addoption("--numprocesses", type=int)

                def pytest_configure(config):
                    config.cache.get("x/y", None)
                    assert not config.pluginmanager.is_blocked("xdist")

                def pytest_collection(session):
                    if session.config.option.numprocesses:
                        raise pytest.UsageError("tests are given to other processes")
                """
            );
            Write(
                "tests/test_m.py",
                """
                import importlib.util, os, warnings
                import pytest
                from _pytest.reports import TestReport
                from lib.m import double

                spec = importlib.util.spec_from_file_location(
                    "tool", os.path.join(os.path.dirname(__file__), "..", "bin", "tool.py"))
                tool = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(tool)

                class SubtestReport(TestReport):
                    pass

                def subtest(item, passes):
                    item.ihook.pytest_runtest_logreport(report=SubtestReport(
                        item.nodeid, item.location, {}, "passed" if passes else "failed", None, "call"))

                def test_plain():
                    assert double(2) == 4

                def test_cache_fixture(cache):
                    cache.set("a/b", double(1))

                def test_warnings_are_errors():
                    double(1)
                    with pytest.raises(UserWarning):
                        warnings.warn("w", UserWarning)

                def test_loaded_by_its_file():
                    assert tool.double(1) == 2

                def test_good_subtest(request):
                    subtest(request.node, double(1) == 2)

                def test_bad_subtest(request):
                    subtest(request.node, double(1) == 3)

                def test_red():
                    assert double(1) == 3
                """
            );
            var cancellation = TestContext.Current.CancellationToken;
            var interpreter = await PythonInterpreter.FindAsync(root, cancellation);
            Assert.SkipUnless(interpreter is { HasPytest: true }, "there is no pytest");
            var scratch = Directory.CreateDirectory(Path.Combine(_folder.Path, "scratch")).FullName;
            await using var worker = new PythonSuite(
                new("", PythonTests.Pytest),
                root,
                interpreter
            ).Start(new(new(scratch, new())));
            var discovered = await worker.DiscoverAsync(cancellation);
            Assert.Null(discovered.Fault);
            var ids = discovered.Reply!.Tests.Select(test => test.Id).ToList();
            First = (await worker.CoverAsync(ids, cancellation)).Reply!;
            Again = (await worker.CoverAsync(ids, cancellation)).Reply!;
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
