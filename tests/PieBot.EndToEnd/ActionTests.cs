using System.Text;
using System.Text.Json;
using PieBot.Core;
using PieBot.Core.Processes;
using PieBot.Testing.Actions;
using PieBot.Testing.GitHub;

namespace PieBot.EndToEnd;

/// <summary>The three-job workflow with the tool as the action installs it, and a verification that really builds, tests and times.</summary>
public sealed class ActionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("piebot-jobs-").FullName;

    public void Dispose() => TemporaryFolder.Delete(_root);

    [MeasuredFact]
    public async Task Two_shards_prove_and_what_they_proved_is_posted_with_the_tool_built_from_source()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The action's scripts need bash.");
        }

        var installed = await InstallAsync("source", "");
        // The same package from a feed is the same tool.
        Assert.Equal(
            await VersionAsync(installed),
            await VersionAsync(
                await InstallAsync(
                    ToolVersion.Current,
                    Path.Combine(_root, "source", "piebot-packages")
                )
            )
        );
        using var repository = await CreateAsync();
        var first = (await repository.GitAsync("rev-parse", "HEAD~1")).Trim();
        var tool = new RecordedTool(
            _root,
            $"\"{Path.Combine(installed, "piebot")}\"",
            publishes: true
        );
        await using var gitHub = await FakeGitHub.StartAsync(
            repository: Payload.Repository,
            secret: "ghs-may-write"
        );
        await PutAsync(gitHub.Pull, repository, first);
        var site = new Site(_root, repository.Root)
        {
            EventName = "pull_request",
            Event = Payload.PullRequest(first, repository.Head),
            Variables = new() { ["GITHUB_API_URL"] = gitHub.Api.ToString().TrimEnd('/') },
            Overlay = new() { ["tool-path"] = tool.Folder, ["trials"] = "4" },
        };

        var run = await Workflow.RunAsync(
            Path.Combine(Site.Sources, "samples", "workflows", "three-jobs.yml"),
            site
        );

        Assert.True(
            run.Results["verify"] == "success",
            string.Join('\n', run.Jobs.SelectMany(job => job.Value.Log).Select(step => step.Text))
        );
        Assert.Equal(
            ["1/2", "2/2", null],
            tool.Of("verify").Select(call => call.Option("--shard"))
        );
        var temp = Path.Combine(run.Jobs["publish-0"].Machine, "temp");
        using var report = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(temp, "piebot-proposals", "report.json"),
                TestContext.Current.CancellationToken
            )
        );
        var kinds = report
            .RootElement.GetProperty("candidates")
            .EnumerateArray()
            .Select(row => row.GetProperty("verdict").GetProperty("kind").GetString())
            .ToList();
        Assert.True(kinds.Count >= 2);
        Assert.Contains("Faster", kinds);
        Assert.DoesNotContain("BaselineFailed", kinds);
        // Each has measured a baseline of its own.
        Assert.All(
            Directory.GetFiles(
                Path.Combine(temp, "piebot-verdicts"),
                "run-?.json",
                SearchOption.AllDirectories
            ),
            file =>
                Assert.Contains("\"passing\": 2", File.ReadAllText(file), StringComparison.Ordinal)
        );
        using var sarif = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(temp, "piebot-proposals", "report.sarif"),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal(
            kinds.Count(kind => kind == "Faster"),
            sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength()
        );
        Posted(gitHub, repository, kinds.Count(kind => kind == "Faster"));
    }

    private static void Posted(FakeGitHub gitHub, TinyRepository repository, int accepted)
    {
        Assert.Empty(gitHub.Violations);
        var review = Assert.Single(gitHub.Pull.Reviews);
        Assert.Equal(("COMMENTED", repository.Head), (review.State, review.Commit));
        Assert.All(
            gitHub.Pull.Comments,
            comment => Assert.Contains("```suggestion", comment.Body, StringComparison.Ordinal)
        );
        // What lies outside the hunks stands in the review's own text.
        var shown = gitHub.Pull.Comments.Count;
        Assert.True(
            shown == accepted || review.Body.Contains("piebot apply", StringComparison.Ordinal),
            review.Body
        );
    }

    // The pull request as GitHub has it.
    private static async Task PutAsync(FakePull pull, TinyRepository repository, string first)
    {
        pull.Number = 2;
        pull.Head = repository.Head;
        foreach (var path in (string[])["src/Lib/Numbers.cs", "src/Lib/Prices.cs"])
        {
            pull.Files.Add(
                new(
                    path,
                    Encoding.UTF8.GetBytes(await repository.GitAsync("show", $"{first}:{path}")),
                    Encoding.UTF8.GetBytes(repository.Read(path))
                )
            );
        }
    }

    private async Task<string> InstallAsync(string version, string feed)
    {
        var temp = Directory.CreateDirectory(Path.Combine(_root, version)).FullName;
        var path = Path.Combine(temp, "path");
        var result = await ProcessRunner.RunAsync(
            new("bash", [Path.Combine(Site.Sources, "action", "install.sh")], temp)
            {
                Added = new Dictionary<string, string>
                {
                    ["VERSION"] = version,
                    ["FEED"] = feed,
                    ["TOOL_PATH"] = "",
                    ["RUNNER_TEMP"] = temp,
                    ["GITHUB_PATH"] = path,
                },
            },
            TestContext.Current.CancellationToken
        );
        Assert.True(result.Succeeded, result.Output + result.Error);
        return (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Trim();
    }

    private static async Task<string> VersionAsync(string folder) =>
        (
            await ProcessRunner.RunAsync(
                new(Path.Combine(folder, "piebot"), ["--version"], folder),
                TestContext.Current.CancellationToken
            )
        ).Output.Trim();

    private static async Task<TinyRepository> CreateAsync()
    {
        var repository = await TinyRepository.CreateAsync(
            new Dictionary<string, string>
            {
                ["src/Lib/Numbers.cs"] = Numbers("// before"),
                ["src/Lib/Prices.cs"] = Prices("// before"),
                ["tests/Lib.Tests/LibTests.cs"] = """
                using Xunit;
                public class LibTests
                {
                    [Fact]
                    public void Any()
                    {
                        Assert.True(Lib.Numbers.Any(Enumerable.Range(0, 2000).Where(n => n >= 0)));
                        Assert.False(Lib.Numbers.Any(Enumerable.Range(0, 2000).Where(n => n < 0)));
                    }

                    [Fact]
                    public void Find()
                    {
                        var prices = new Dictionary<string, int> { ["a long enough key"] = 3 };
                        Assert.Equal(3, Lib.Prices.Find(prices, "a long enough key"));
                        Assert.Equal(0, Lib.Prices.Find(prices, "another"));
                    }
                }
                """,
            }
        );
        repository.Write("src/Lib/Numbers.cs", Numbers("// after"));
        repository.Write("src/Lib/Prices.cs", Prices("// after"));
        await repository.CommitAsync("second");
        return repository;
    }

    private static string Numbers(string note) =>
        $$"""
            namespace Lib;

            public static class Numbers
            {
                public static bool Any(IEnumerable<int> values)
                {
                    {{note}}
                    return values.Count() > 0;
                }
            }

            """;

    private static string Prices(string note) =>
        $$"""
            namespace Lib;

            public static class Prices
            {
                public static int Find(Dictionary<string, int> prices, string key)
                {
                    {{note}}
                    if (prices.ContainsKey(key))
                    {
                        return prices[key];
                    }

                    return 0;
                }
            }

            """;
}
