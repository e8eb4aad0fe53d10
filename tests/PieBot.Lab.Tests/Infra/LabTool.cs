namespace PieBot.Lab.Tests.Infra;

/// <summary>The tool's command line, run in this process.</summary>
internal static class LabTool
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        params string[] arguments
    )
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await LabCommandLine.RunAsync(
            arguments,
            output,
            error,
            TestContext.Current.CancellationToken
        );
        return (code, output.ToString(), error.ToString());
    }
}
