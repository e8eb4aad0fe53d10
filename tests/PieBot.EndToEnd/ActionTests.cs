using System.Text;
using System.Text.Json;
using PieBot.Core;
using PieBot.Core.Processes;
using PieBot.Testing.Actions;
using PieBot.Testing.GitHub;
using PieBot.Testing.Models;

namespace PieBot.EndToEnd;

/// <summary>The three-job workflow with the tool as the action installs it, and a verification that really builds, tests and times.</summary>
[Collection(Collections.Timed)]
public sealed class ActionTests : IDisposable
{
    private const string Key = "sk-s3cr3t-0123456789";
    private const string First = "lib/first.py";
    private const string Shared = "lib/shared.py";

    private static readonly Dictionary<string, string> Files = new()
    {
        [First] = """
            def first(words):
                # after
                seen = []
                for word in words:
                    if word not in seen:
                        seen.append(word)
                return seen

            """,
        [Shared] = """
            def shared(left, right):
                # after
                count = 0
                for word in left:
                    if word in right:
                        count += 1
                return count

            """,
    };

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
        var head = (await repository.GitAsync("rev-parse", "HEAD")).Trim();
        var tool = new RecordedTool(
            _root,
            $"\"{Path.Combine(installed, "piebot")}\"",
            publishes: true
        );
        await using var model = await ModelServer.StartAsync(Answer);
        await using var gitHub = await FakeGitHub.StartAsync(
            repository: Payload.Repository,
            secret: "ghs-may-write"
        );
        await PutAsync(gitHub.Pull, repository, first, head);
        var site = new Site(_root, repository.Root)
        {
            EventName = "pull_request",
            Event = Payload.PullRequest(first, head),
            Variables = new() { ["GITHUB_API_URL"] = gitHub.Api.ToString().TrimEnd('/') },
            Overlay = new()
            {
                ["tool-path"] = tool.Folder,
                ["model"] = "recorded",
                ["endpoint"] = model.Address,
                ["api-key"] = Key,
                ["trials"] = "4",
            },
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
        Assert.Equal(["Faster", "Faster", "TestsFailed", "TestsFailed"], kinds.Order());
        // Only the job that proposes has the model's key.
        Assert.All(
            tool.Of("verify").Concat(tool.Of("publish")),
            call => Assert.DoesNotContain(Key, call.Environment.Values)
        );
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
        Posted(gitHub, head, kinds.Count(kind => kind == "Faster"));
    }

    private static void Posted(FakeGitHub gitHub, string head, int accepted)
    {
        Assert.Empty(gitHub.Violations);
        var review = Assert.Single(gitHub.Pull.Reviews);
        Assert.Equal(("COMMENTED", head), (review.State, review.Commit));
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
    private static async Task PutAsync(FakePull pull, TinyGit repository, string first, string head)
    {
        pull.Number = 2;
        pull.Head = head;
        foreach (var (path, text) in Files)
        {
            pull.Files.Add(
                new(
                    path,
                    Encoding.UTF8.GetBytes(await repository.GitAsync("show", $"{first}:{path}")),
                    Encoding.UTF8.GetBytes(text)
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

    private static async Task<TinyGit> CreateAsync()
    {
        var repository = await TinyGit.CreateAsync();
        repository.Write("lib/__init__.py", "");
        repository.Write("tests/__init__.py", "");
        repository.Write(
            "tests/test_words.py",
            """
            import unittest
            from lib.first import first
            from lib.shared import shared

            WORDS = [str(n % 300) for n in range(900)]


            class WordsTests(unittest.TestCase):
                def test_first(self):
                    self.assertEqual(first(WORDS), [str(n) for n in range(300)])

                def test_shared(self):
                    self.assertEqual(shared(WORDS, [str(n) for n in range(100, 400)]), 600)

            """
        );
        foreach (var (path, text) in Files)
        {
            repository.Write(path, text.Replace("# after", "# before", StringComparison.Ordinal));
        }

        await repository.CommitAsync();
        foreach (var (path, text) in Files)
        {
            repository.Write(path, text);
        }

        await repository.CommitAsync();
        return repository;
    }

    private static string[] Answer(Asked asked) =>
        asked.User.Contains("def first(", StringComparison.Ordinal)
            ?
            [
                Reply(First, "    # after\n    return list(dict.fromkeys(words))"),
                Reply(First, "    # after\n    return sorted(set(words))"),
            ]
            :
            [
                Reply(
                    Shared,
                    "    # after\n    known = set(right)\n    return sum(word in known for word in left)"
                ),
                Reply(Shared, "    # after\n    return len(set(left) & set(right))"),
            ];

    // The whole body anew.
    private static string Reply(string path, string replacement)
    {
        var lines = Files[path].TrimEnd('\n').Split('\n');
        return JsonSerializer.Serialize(
            new
            {
                title = "Look words up in a table",
                rationale = "A list is searched from its start for each word.",
                edits = new[]
                {
                    new
                    {
                        start = 2,
                        end = lines.Length,
                        original = string.Join('\n', lines[1..]),
                        replacement,
                    },
                },
            }
        );
    }
}
