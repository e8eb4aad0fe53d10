using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.Python.Interpreters;
using PieBot.Core.Languages.Python.Tests;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages;

/// <summary>What the builds and tests of a checkout take of the machine.</summary>
public sealed class NeedsTests : IDisposable
{
    private static readonly PythonInterpreter Bare = new(
        "/usr/bin/python3",
        "3.12.1",
        [],
        null,
        false
    );

    private readonly TemporaryFolder _checkout = new();

    public void Dispose() => _checkout.Dispose();

    [Theory]
    [InlineData(
        """{ "sdk": { "version": "1.0.1" } }""",
        "asks for a .NET SDK that is not installed"
    )]
    [InlineData("""{ "sdk": { "version": """, "it cannot be read")]
    // Another folder's SDK would be code of the checkout, and is not started.
    [InlineData(
        """{ /* old */ "sdk": { "version": "8.0.100", "rollForward": "latestMajor", "paths": [".dotnet"] } }""",
        "the SDK that it asks for is there"
    )]
    public async Task Says_whether_the_SDK_of_global_json_is_there(string json, string words)
    {
        Write("global.json", json);

        var check = Assert.Single(
            await new DotNetEcosystem().NeedsAsync(
                _checkout.Path,
                TestContext.Current.CancellationToken
            )
        );

        Assert.Contains(words, check.Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "sdk": { "rollForward": "latestMajor" } }""")]
    [InlineData("[1]")]
    public async Task A_global_json_that_asks_for_no_SDK_needs_none(string json)
    {
        Write("global.json", json);

        Assert.Empty(
            await new DotNetEcosystem().NeedsAsync(
                _checkout.Path,
                TestContext.Current.CancellationToken
            )
        );
    }

    [Fact]
    public async Task Python_needs_an_interpreter()
    {
        var check = Assert.Single(await PythonAsync(null));

        Assert.Equal((CheckState.Bad, "Python: interpreter"), (check.State, check.Name));
        Assert.Contains("Install python3", check.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("def test_a(): pass\n", "interpreter:Good pytest:Bad")]
    [InlineData("import unittest\nclass T(unittest.TestCase): pass\n", "interpreter:Good")]
    public async Task Python_needs_pytest_only_for_tests_of_pytest(string test, string expected)
    {
        Write("test_a.py", test);

        var checks = await PythonAsync(Bare);

        Assert.Equal(
            expected,
            string.Join(' ', checks.Select(check => $"{check.Name[8..]}:{check.State}"))
        );
    }

    [Fact]
    public async Task An_environment_of_the_checkout_is_named_and_not_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Its programs stand elsewhere there.");
        Write(".venv/bin/python3", "#!/bin/sh\ntouch started\n");

        var check = Assert.Single(await PythonAsync(null));

        Assert.Equal(CheckState.Good, check.State);
        Assert.Contains(".venv", check.Finding, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<Check>> PythonAsync(PythonInterpreter? found) =>
        new PythonEcosystem(
            (folder, _) =>
            {
                Assert.False(Directory.Exists(folder));
                return Task.FromResult(found);
            }
        ).NeedsAsync(_checkout.Path, TestContext.Current.CancellationToken);

    private void Write(string path, string text)
    {
        var file = Path.Combine(_checkout.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
