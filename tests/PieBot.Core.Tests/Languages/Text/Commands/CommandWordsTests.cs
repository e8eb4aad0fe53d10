using PieBot.Core.Configuration;
using PieBot.Core.Languages.Text.Commands;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages.Text.Commands;

public sealed class CommandWordsTests
{
    [Theory]
    [InlineData("cargo test --release --offline", "cargo")]
    [InlineData("cd web && npm ci", "npm")]
    [InlineData("GOFLAGS=-v CC=gcc go test -run '^$|make' ./...", "go")]
    [InlineData("if ! mvn -o test; then echo \"cat | sort\"; exit 1; fi", "mvn")]
    [InlineData("make | tee log; (cd x && ninja)", "make tee ninja")]
    [InlineData("env LANG=C python3 -m pytest", "python3")]
    [InlineData("./gradlew test && target/release/bench", "")]
    [InlineData("$TOOL run", "")]
    public void Names_the_programs_that_a_line_starts(string line, string programs) =>
        Assert.Equal(programs, string.Join(' ', CommandWords.Of(line)));

    [Fact]
    public void Says_of_each_program_whether_it_is_there()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It asks for the shell.");
        var project = new CommandProject(
            "engine",
            PathRules.Any,
            ["no-such-compiler all"],
            false,
            "sh test.sh",
            null,
            null
        )
        {
            Restore = ["no-such-compiler fetch"],
        };

        var checks = CommandWords.Checks(project);

        Assert.Equal(
            [("engine: no-such-compiler", CheckState.Bad), ("engine: sh", CheckState.Good)],
            checks.Select(check => (check.Name, check.State))
        );
        Assert.Contains("Install no-such-compiler", checks[0].Advice, StringComparison.Ordinal);
    }
}
