using PieBot.Core.Processes;
using PieBot.Tool.Commands;

namespace PieBot.Tests.Commands;

public sealed class CompletionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piebot-shell-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("piebot ver", "verify")]
    [InlineData("piebot run --min-s", "--min-saving")]
    [InlineData("piebot completion z", "zsh")]
    [InlineData("piebot nothing-like-it", "")]
    public async Task Bash_completes_with_the_script(string line, string completed)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There is no bash that could be relied on.");
        }

        var (exit, script, _) = await RunAsync("completion", "bash");
        Assert.Equal(0, exit);
        var words = line.Split(' ');
        // What bash does when the tab key is hit, with the tool as it was built.
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "try.sh"),
            $$"""
            set -u
            piebot() { dotnet exec '{{BuiltTool.Program}}' "$@"; }
            {{script}}
            complete -p piebot > /dev/null || exit 9
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=({{line}}) COMP_CWORD={{words.Length
                - 1}}
            _piebot
            echo "${COMPREPLY[*]-}"
            """,
            TestContext.Current.CancellationToken
        );

        var result = await ProcessRunner.RunAsync(
            new("bash", ["--norc", "try.sh"], _folder),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(("", completed), (result.Error, result.Output.Trim()));
    }

    [Theory]
    [InlineData("zsh", "compdef _piebot piebot")]
    [InlineData("fish", "complete -c piebot")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Other_shells_have_a_script_that_asks_the_tool(string shell, string registers)
    {
        var (exit, script, _) = await RunAsync("completion", shell);

        Assert.Equal(0, exit);
        Assert.Contains(registers, script, StringComparison.Ordinal);
        Assert.Contains("[suggest:", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_line_that_is_completed_is_no_bad_usage()
    {
        var (exit, output, error) = await RunAsync("[suggest:3]", "ver");

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("verify", output.Split('\n').Select(line => line.Trim()));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(
        params string[] args
    )
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(
            args,
            output,
            error,
            TestContext.Current.CancellationToken
        );
        return (exit, output.ToString(), error.ToString());
    }
}
