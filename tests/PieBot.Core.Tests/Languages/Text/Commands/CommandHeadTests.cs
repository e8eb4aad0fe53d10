using PieBot.Core.Runs;

namespace PieBot.Core.Tests.Languages.Text.Commands;

public sealed class CommandHeadTests
{
    [Theory]
    [InlineData(
        "build: echo no compiler >&2; exit 4",
        "test: 'true'",
        "the head does not build: 'echo no compiler >&2; exit 4' ended with exit code 4: no compiler"
    )]
    [InlineData(
        "build: kill -9 $$",
        "test: 'true'",
        "the head does not build: 'kill -9 $$' was ended by SIGKILL"
    )]
    [InlineData(
        "build: echo 'memory allocation of 9 bytes failed' >&2; exit 101",
        "test: 'true'",
        "a process may use 4096 MiB; if more is right, raise --memory"
    )]
    [InlineData("test: echo no luck >&2; exit 1", "", "no luck")]
    [InlineData(
        "test: echo '--- FAIL TestA'; echo ok b; exit 1",
        "",
        "test (fails at the baseline: --- FAIL TestA)"
    )]
    [InlineData("test: echo 'not ok 1 - a'; echo '# fail 1'; exit 1", "", "not ok 1 - a")]
    [InlineData(
        "test: \"echo 'java.lang.AssertionError: a'; echo BUILD; exit 1\"",
        "",
        "AssertionError: a"
    )]
    [InlineData("restore: exit 3", "test: 'true'", "the head does not build: 'exit 3' ended")]
    [InlineData("test: 'false'", "", "no test passes at the baseline")]
    [InlineData("test: 'true'", "junit: none.xml", "'true' wrote no file none.xml")]
    [InlineData("test: echo '<testsuite/>' > some.xml", "junit: some.xml", "no test was run")]
    [InlineData("test: 'true'", "timing: echo no times >&2; exit 5", "exit code 5: no times")]
    public async Task Says_what_is_wrong_with_its_commands(string one, string other, string words)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The commands are for a Unix shell.");
        }

        using var tiny = await TinyGit.CreateAsync();
        tiny.Write("src/a.sh", "echo a\n");
        await tiny.CommitAsync();

        var verdicts = await CommandRepository.VerifyAsync(
            tiny,
            $"{one}\n{other}",
            "src/a.sh",
            "echo a\n",
            "echo b\n"
        );

        Assert.Contains(
            verdicts[0].Kind,
            (VerdictKind[])[VerdictKind.BaselineFailed, VerdictKind.Inconclusive]
        );
        Assert.Contains(words, verdicts[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("packages\n", 1)]
    // Where git does not ignore them, they are cleaned away with what tests leave.
    [InlineData("", 2)]
    public async Task Packages_are_got_once_for_all_sides_and_no_edit_is_there_then(
        string ignored,
        int least
    )
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The commands are for a Unix shell.");
        }

        using var tiny = await TinyGit.CreateAsync();
        tiny.Write("src/a.sh", "echo a\n");
        tiny.Write(".gitignore", ignored);
        await tiny.CommitAsync();
        using var log = new TemporaryFolder();
        var file = Path.Combine(log.Path, "restored");

        var verdicts = await CommandRepository.VerifyAsync(
            tiny,
            $"restore: cat src/a.sh >> {file} && touch packages\nbuild: test -e packages\ntest: sh src/a.sh | grep -q a",
            "src/a.sh",
            "echo a\n",
            "echo b\n"
        );

        Assert.True(verdicts[0].Kind == VerdictKind.TestsFailed, verdicts[0].Reason);
        var restored = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.All(restored, line => Assert.Equal("echo a", line));
        Assert.InRange(restored.Length, least, least == 1 ? 1 : int.MaxValue);
    }

    [Fact]
    public async Task A_signal_that_its_tool_tells_of_fails_no_test()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The commands are for a Unix shell.");
        }

        using var tiny = await TinyGit.CreateAsync();
        tiny.Write("src/a.sh", "echo a\n");
        await tiny.CommitAsync();

        var verdicts = await CommandRepository.VerifyAsync(
            tiny,
            "test: \"sh src/a.sh | grep -q a || { echo '(signal: 9, SIGKILL: kill)' >&2; exit 101; }\"",
            "src/a.sh",
            "echo a\n",
            "echo b\n"
        );

        Assert.Equal(VerdictKind.Inconclusive, verdicts[0].Kind);
        Assert.Contains("SIGKILL", verdicts[0].Reason, StringComparison.Ordinal);
    }
}
