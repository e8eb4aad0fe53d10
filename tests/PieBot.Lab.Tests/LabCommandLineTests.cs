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
}
