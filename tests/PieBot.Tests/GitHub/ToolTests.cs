using System.Diagnostics;
using PieBot.Testing.GitHub;

namespace PieBot.Tests.GitHub;

/// <summary>The tool as a workflow starts it: a process of its own with <c>GITHUB_*</c> around it.</summary>
public sealed class ToolTests
{
    [Fact]
    public async Task Publishes_as_a_step_of_a_workflow_does()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 21), "    faster");
        scene.Add("src/A.cs", new(3, 3), "    faster too");

        var (exit, output, error) = await RunAsync(scene, FakeGitHub.Token, scene.RunFolder);

        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(
            "::notice title=PieBot::1 suggestion posted, and 1 edit shown in the review.",
            output.Trim()
        );
        Assert.Single(scene.Pull.Comments);
        Assert.Contains(
            "+    faster too",
            Assert.Single(scene.Pull.Reviews).Body,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "2 edits proved faster",
            await ReadAsync(scene, "summary.md"),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "posted=1\nreview=https://github.com/",
            await ReadAsync(scene, "output"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_wrong_token_is_told_and_never_shown()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 21), "    faster");

        var (exit, output, error) = await RunAsync(scene, "ghp_wrongSECRET", scene.RunFolder);

        Assert.Equal(0, exit);
        Assert.Contains("The token is not valid", output, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "SECRET",
            output + error + await ReadAsync(scene, "summary.md"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_run_that_is_not_there_exits_with_2()
    {
        await using var scene = await Scene.UsualAsync();

        var (exit, _, error) = await RunAsync(scene, FakeGitHub.Token, "/no/such/run");

        Assert.Equal(2, exit);
        Assert.Contains("There is no run", error, StringComparison.Ordinal);
    }

    private static Task<string> ReadAsync(Scene scene, string name) =>
        File.ReadAllTextAsync(
            Path.Combine(scene.RunFolder, name),
            TestContext.Current.CancellationToken
        );

    private static async Task<(int Exit, string Output, string Error)> RunAsync(
        Scene scene,
        string token,
        string run
    )
    {
        scene.WriteRun();
        var payload = Path.Combine(scene.RunFolder, "event.json");
        await File.WriteAllTextAsync(
            payload,
            """{"pull_request": {"number": 7} }""",
            TestContext.Current.CancellationToken
        );
        var start = new ProcessStartInfo("dotnet", [BuiltTool.Program, "publish", run])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var (name, value) in (Dictionary<string, string>)
                new()
                {
                    ["GITHUB_ACTIONS"] = "true",
                    ["GITHUB_TOKEN"] = token,
                    ["PIEBOT_GITHUB_TOKEN"] = "",
                    ["GITHUB_API_URL"] = scene.GitHub.Api.ToString(),
                    ["GITHUB_REPOSITORY"] = FakeGitHub.Repository,
                    ["GITHUB_EVENT_PATH"] = payload,
                    ["GITHUB_STEP_SUMMARY"] = Path.Combine(scene.RunFolder, "summary.md"),
                    ["GITHUB_OUTPUT"] = Path.Combine(scene.RunFolder, "output"),
                }
        )
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
