namespace PieBot.Lab;

public sealed class LabCommandLineTests
{
    [Fact]
    public async Task An_unknown_command_is_bad_input_and_says_where_help_is()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await LabCommandLine.RunAsync(
            ["no-such-command"],
            output,
            error,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(2, code);
        Assert.Contains("no-such-command", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("piebot-lab --help", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  piebot-lab evaluate merge ", "evaluate", "merge", "--help")]
    [InlineData("  piebot-lab [command] ")]
    public async Task Help_calls_the_tool_by_the_name_its_users_type(
        string usage,
        params string[] args
    )
    {
        using var output = new StringWriter();

        var code = await LabCommandLine.RunAsync(
            args,
            output,
            TextWriter.Null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(0, code);
        Assert.Contains(usage, output.ToString(), StringComparison.Ordinal);
    }
}
