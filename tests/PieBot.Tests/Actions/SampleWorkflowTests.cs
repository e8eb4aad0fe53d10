using System.Text.Json;
using PieBot.Testing.Actions;

namespace PieBot.Tests.Actions;

/// <summary>The sample workflows, each step of them and of our actions really run with bash, on payloads of real deliveries.</summary>
public sealed class SampleWorkflowTests : IAsyncLifetime
{
    private static readonly string[] SecretValues =
    [
        "sk-model-key",
        "ghs-may-write",
        "ghs-may-read",
        "runtime-token",
        "another-secret",
    ];

    private readonly string _root = Directory.CreateTempSubdirectory("piebot-action-").FullName;
    private readonly RecordedTool _tool;
    private PullRequestRepository _repository = null!;

    public SampleWorkflowTests() => _tool = new(_root);

    public async ValueTask InitializeAsync() =>
        _repository = await PullRequestRepository.CreateAsync(Path.Combine(_root, "repository"));

    public ValueTask DisposeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task One_job_proposes_verifies_and_publishes_each_with_its_own_secret()
    {
        var run = await Workflow.RunAsync(
            Sample("simple"),
            Site(overlay: new() { ["api-key"] = "sk-model-key", ["max-suggestions"] = "3" })
        );

        Assert.Equal("success", run.Results["piebot"]);
        Assert.Equal(
            ["propose", "verify", "report", "report", "publish"],
            _tool.Calls.Select(call => call.Command)
        );
        var propose = _tool.Of("propose").Single();
        Assert.Equal(_repository.Base, propose.Option("--base"));
        Assert.Equal(_repository.Head, propose.Option("--head"));
        Assert.Equal("sk-model-key", propose.Environment["PIEBOT_API_KEY"]);
        Assert.DoesNotContain(
            propose.Environment.Values,
            value => value.StartsWith("ghs-", StringComparison.Ordinal)
        );
        AssertHoldsNoSecret(_tool.Of("verify").Single());
        var publish = _tool.Of("publish").Single();
        Assert.Equal("3", publish.Option("--max-suggestions"));
        Assert.Equal("ghs-may-write", publish.Environment["GITHUB_TOKEN"]);
        Assert.DoesNotContain("sk-model-key", publish.Environment.Values);
    }

    [Fact]
    public async Task Three_jobs_hand_on_artifacts_and_only_the_last_may_write()
    {
        var run = await Workflow.RunAsync(Sample("three-jobs"), Site());

        Assert.Equal(
            ["success", "success", "success", "success"],
            run.Results.OrderBy(pair => pair.Key).Select(pair => pair.Value)
        );
        Assert.Equal("8", _tool.Of("propose").Single().Option("--shards"));
        Assert.Equal(
            ["1/2", "2/2", null],
            _tool.Of("verify").Select(call => call.Option("--shard"))
        );
        // What the shards accepted is looked at as one change, and the report takes that part too.
        Assert.NotNull(_tool.Of("verify").Last().Option("--together"));
        Assert.True(
            File.Exists(
                Path.Combine(
                    run.Jobs["publish-0"].Machine,
                    "temp/piebot-verdicts/piebot-verdicts-together/run-together.json"
                )
            )
        );
        Assert.All(_tool.Of("verify"), AssertHoldsNoSecret);
        Assert.All(
            run.Jobs.Where(job => !job.Key.StartsWith("publish", StringComparison.Ordinal)),
            job => Assert.Equal("ghs-may-read", job.Value.Token)
        );
        Assert.Equal("ghs-may-write", _tool.Of("publish").Single().Environment["GITHUB_TOKEN"]);
        // The repository has no tests, and each shard says so of its own candidate.
        Assert.Equal(["BaselineFailed", "BaselineFailed"], Verdicts(run.Jobs["publish-0"]));
        Assert.DoesNotContain(
            run.Jobs["publish-0"].Log.SelectMany(step => step.Commands),
            IsNotGroup
        );
    }

    [Theory]
    [InlineData("propose", "verify")]
    [InlineData("verify", "together")]
    [InlineData("together", "publish")]
    public async Task Proposals_that_were_replaced_between_jobs_are_not_read(
        string after,
        string stops
    )
    {
        var site = Site();
        var run = await Workflow.RunAsync(
            Sample("three-jobs"),
            site,
            job =>
            {
                if (job == after)
                {
                    File.AppendAllText(
                        Path.Combine(
                            site.Artifacts(site.RunId),
                            "piebot-proposals",
                            "proposals.json"
                        ),
                        "\n"
                    );
                }
            }
        );

        Assert.Equal("failure", run.Results[stops]);
        Assert.Contains(
            "These are not the proposals that were handed on",
            run.Jobs[$"{stops}-0"].Log[^1].Text,
            StringComparison.Ordinal
        );
        Assert.Empty(_tool.Of("publish"));
    }

    [Fact]
    public async Task A_workflow_that_hands_on_no_digest_is_warned()
    {
        var old = Path.Combine(_root, "old.yml");
        await File.WriteAllLinesAsync(
            old,
            File.ReadLines(Sample("three-jobs"))
                .Where(line => !line.Contains("proposals-sha256", StringComparison.Ordinal)),
            TestContext.Current.CancellationToken
        );

        var run = await Workflow.RunAsync(old, Site());

        Assert.Equal("success", run.Results["publish"]);
        Assert.Contains(
            run.Jobs["publish-0"].Log.SelectMany(step => step.Commands),
            command =>
                command.StartsWith(
                    "::warning::'proposals-sha256' is not set",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task A_lost_shard_is_reported_and_the_rest_is_published()
    {
        var site = Site();
        var run = await Workflow.RunAsync(
            Sample("three-jobs"),
            site,
            job =>
            {
                if (job == "verify")
                {
                    Directory.Delete(
                        Path.Combine(site.Artifacts(site.RunId), "piebot-verdicts-1"),
                        recursive: true
                    );
                }
            }
        );

        Assert.Equal("success", run.Results["publish"]);
        Assert.Equal(["BaselineFailed", null], Verdicts(run.Jobs["publish-0"]));
        Assert.Single(_tool.Of("publish"));
    }

    [Fact]
    public async Task When_all_shards_are_lost_the_summary_says_so_and_nothing_is_posted()
    {
        var site = Site();
        var run = await Workflow.RunAsync(
            WithId(Sample("three-jobs")),
            site,
            job =>
            {
                foreach (
                    var lost in job == "verify"
                        ? Directory.GetDirectories(site.Artifacts(site.RunId), "piebot-verdicts-*")
                        : []
                )
                {
                    Directory.Delete(lost, recursive: true);
                }
            }
        );

        Assert.Empty(_tool.Of("publish"));
        var outputs = run.Jobs["publish-0"].Contexts["steps"]!.AsObject().Single().Value![
            "outputs"
        ]!;
        Assert.Equal(("0", "0"), ((string?)outputs["posted"], (string?)outputs["suggestions"]));
        Assert.Contains(
            "Shard 1/2 left nothing",
            run.Jobs["publish-0"].Summary,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Shard 2/2 left nothing",
            run.Jobs["publish-0"].Summary,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("simple")]
    [InlineData("three-jobs")]
    public async Task A_change_without_code_costs_nothing_more_and_is_no_error(string sample)
    {
        _repository = await PullRequestRepository.CreateAsync(
            Path.Combine(_root, "docs-only"),
            code: false
        );

        var run = await Workflow.RunAsync(Sample(sample), Site());

        Assert.DoesNotContain("failure", run.Results.Values);
        Assert.Equal(["propose"], _tool.Calls.Select(call => call.Command));
    }

    [Fact]
    public async Task A_forks_pull_request_is_proved_without_secrets_and_posted_by_a_run_of_the_default_branch()
    {
        var fork = Site(fork: true);
        var proved = await Workflow.RunAsync(Sample("forks"), fork);
        Assert.Equal("success", proved.Results["verify"]);
        Assert.All(
            _tool.Calls,
            call =>
                Assert.DoesNotContain(
                    call.Environment.Values,
                    value => value is "another-secret" or "ghs-may-write"
                )
        );
        Assert.Empty(_tool.Of("publish"));

        var after = Site(
            "workflow_run",
            Payload.AfterRun(fork.RunId, _repository.Head),
            runId: "2002"
        );
        var posted = await Workflow.RunAsync(Sample("forks-publish"), after);

        Assert.Equal("success", posted.Results["publish"]);
        var publish = _tool.Of("publish").Single();
        Assert.Equal("ghs-may-write", publish.Environment["GITHUB_TOKEN"]);
        Assert.Equal("workflow_run", publish.Environment["GITHUB_EVENT_NAME"]);
        // Which pull request it is comes from nothing that the fork's run left.
        Assert.DoesNotContain("--pull-request", publish.Arguments);
        Assert.Equal(["BaselineFailed", "BaselineFailed"], Verdicts(posted.Jobs["publish-0"]));
        Assert.Empty(Directory.GetFileSystemEntries(posted.Jobs["publish-0"].Workspace));
    }

    [Fact]
    public async Task A_fork_in_the_simple_workflow_gets_no_secret_and_a_token_that_may_only_read()
    {
        var run = await Workflow.RunAsync(Sample("simple"), Site(fork: true));

        Assert.Equal("success", run.Results["piebot"]);
        Assert.Equal("ghs-may-read", _tool.Of("publish").Single().Environment["GITHUB_TOKEN"]);
        AssertHoldsNoSecret(_tool.Of("verify").Single());
    }

    [Fact]
    public async Task The_scheduled_workflow_looks_at_everything_since_the_first_commit()
    {
        var run = await Workflow.RunAsync(
            Sample("scheduled"),
            Site("schedule", Payload.Schedule())
        );

        Assert.Equal("success", run.Results["report"]);
        Assert.Equal(_repository.Base, _tool.Of("propose").Single().Option("--base"));
        Assert.Equal("64", _tool.Of("propose").Single().Option("--shards"));
        Assert.Equal("ghs-may-read", _tool.Of("publish").Single().Environment["GITHUB_TOKEN"]);
        Assert.True(
            File.Exists(Path.Combine(_root, "artifacts", "1001", "piebot-report", "report.sarif"))
        );
    }

    [Fact]
    public async Task The_self_hosted_workflow_passes_arguments_one_a_line()
    {
        var run = await Workflow.RunAsync(Sample("self-hosted"), Site());

        Assert.Equal("success", run.Results["piebot"]);
        Assert.Equal("8192", _tool.Of("verify").Single().Option("--memory"));
        Assert.Equal("10", _tool.Of("publish").Single().Option("--max-suggestions"));
    }

    private Site Site(
        string name = "pull_request",
        System.Text.Json.Nodes.JsonObject? payload = null,
        bool fork = false,
        string runId = "1001",
        Dictionary<string, string>? overlay = null
    ) =>
        new(_root, _repository.Root)
        {
            EventName = name,
            Event = payload ?? Payload.PullRequest(_repository.Base, _repository.Head, fork),
            RunId = runId,
            Secrets = new() { ["OPENAI_API_KEY"] = "sk-model-key", ["OTHER"] = "another-secret" },
            Overlay = new(overlay ?? []) { ["tool-path"] = _tool.Folder },
            // Set for a whole workflow by its author, who should not, but does.
            Variables = fork ? [] : new() { ["DEPLOY_KEY"] = "another-secret" },
        };

    private static string Sample(string name) =>
        Path.Combine(PieBot.Testing.Actions.Site.Sources, "samples", "workflows", $"{name}.yml");

    // As a workflow has it that goes on with what was posted.
    private string WithId(string sample)
    {
        var path = Path.Combine(_root, "with-id.yml");
        File.WriteAllText(
            path,
            File.ReadAllText(sample)
                .Replace(
                    "- uses: piebot/piebot/action/publish@v0",
                    "- id: piebot\n        uses: piebot/piebot/action/publish@v0",
                    StringComparison.Ordinal
                )
        );
        return path;
    }

    private static void AssertHoldsNoSecret(ToolCall call)
    {
        Assert.DoesNotContain(call.Environment.Values, value => SecretValues.Contains(value));
        Assert.DoesNotContain(
            call.Environment.Keys,
            name =>
                name.StartsWith("GITHUB_", StringComparison.Ordinal)
                || name.StartsWith("ACTIONS_", StringComparison.Ordinal)
                || name.StartsWith("RUNNER_", StringComparison.Ordinal)
                || name.StartsWith("INPUT_", StringComparison.Ordinal)
        );
    }

    private static bool IsNotGroup(string command) =>
        !command.StartsWith("::group::", StringComparison.Ordinal) && command != "::endgroup::";

    private static List<string?> Verdicts(Job publish)
    {
        using var report = JsonDocument.Parse(
            File.ReadAllText(
                Path.Combine(publish.Machine, "temp", "piebot-proposals", "report.json")
            )
        );
        return report
            .RootElement.GetProperty("candidates")
            .EnumerateArray()
            .Select(row =>
                row.TryGetProperty("verdict", out var verdict)
                    ? verdict.GetProperty("kind").GetString()
                    : null
            )
            .ToList();
    }
}
