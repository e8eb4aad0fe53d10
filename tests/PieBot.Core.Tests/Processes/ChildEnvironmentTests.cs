using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Processes;

public sealed class ChildEnvironmentTests : IDisposable
{
    private readonly string _scratch = Directory.CreateTempSubdirectory("piebot-env-").FullName;

    public void Dispose() => Directory.Delete(_scratch, recursive: true);

    [Theory]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("ACTIONS_RUNTIME_TOKEN")]
    [InlineData("RUNNER_TEMP")]
    [InlineData("INPUT_TOKEN")]
    [InlineData("OPENAI_API_KEY")]
    [InlineData("A_SECRET_NOBODY_THOUGHT_OF")]
    public async Task A_test_process_does_not_see(string name)
    {
        Environment.SetEnvironmentVariable(name, "s3cret-value");
        try
        {
            foreach (
                var environment in (Dictionary<string, string>[])
                    [ChildEnvironment.ForTests(_scratch), ChildEnvironment.ForBuild()]
            )
            {
                var child = await ProcessRunner.RunAsync(
                    OperatingSystem.IsWindows()
                        ? new("cmd", ["/c", "set"], _scratch) { Environment = environment }
                        : new("env", [], _scratch) { Environment = environment },
                    TestContext.Current.CancellationToken
                );

                Assert.True(child.Succeeded);
                Assert.Contains("PATH=", child.Output, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("s3cret-value", child.Output, StringComparison.Ordinal);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public void A_test_process_has_a_home_and_a_temporary_folder_of_its_own()
    {
        var environment = ChildEnvironment.ForTests(_scratch);

        Assert.StartsWith(_scratch, environment["HOME"], StringComparison.Ordinal);
        Assert.StartsWith(_scratch, environment["TMPDIR"], StringComparison.Ordinal);
        Assert.True(Directory.Exists(environment["TMPDIR"]));
    }
}
