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
}
