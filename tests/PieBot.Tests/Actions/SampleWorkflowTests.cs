using PieBot.Testing.Actions;

namespace PieBot.Tests.Actions;

/// <summary>Sample workflows that go as they should, and jobs that hand on what was replaced.</summary>
public sealed class SampleWorkflowTests : WorkflowTests
{
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
            Tool.Calls.Select(call => call.Command)
        );
        var propose = Tool.Of("propose").Single();
        Assert.Equal(Repository.Base, propose.Option("--base"));
        Assert.Equal(Repository.Head, propose.Option("--head"));
        Assert.Equal("sk-model-key", propose.Environment["PIEBOT_API_KEY"]);
        Assert.DoesNotContain(
            propose.Environment.Values,
            value => value.StartsWith("ghs-", StringComparison.Ordinal)
        );
        AssertHoldsNoSecret(Tool.Of("verify").Single());
        var publish = Tool.Of("publish").Single();
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
        Assert.Equal("8", Tool.Of("propose").Single().Option("--shards"));
        Assert.Equal(
            ["1/2", "2/2", null],
            Tool.Of("verify").Select(call => call.Option("--shard"))
        );
        // What the shards accepted is looked at as one change, and the report takes that part too.
        Assert.NotNull(Tool.Of("verify").Last().Option("--together"));
        Assert.True(
            File.Exists(
                Path.Combine(
                    run.Jobs["publish-0"].Machine,
                    "temp/piebot-verdicts/piebot-verdicts-together/run-together.json"
                )
            )
        );
        Assert.All(Tool.Of("verify"), AssertHoldsNoSecret);
        Assert.All(
            run.Jobs.Where(job => !job.Key.StartsWith("publish", StringComparison.Ordinal)),
            job => Assert.Equal("ghs-may-read", job.Value.Token)
        );
        Assert.Equal("ghs-may-write", Tool.Of("publish").Single().Environment["GITHUB_TOKEN"]);
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
        Assert.Empty(Tool.Of("publish"));
    }

    [Fact]
    public async Task A_workflow_that_hands_on_no_digest_is_warned()
    {
        var old = Path.Combine(Root, "old.yml");
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
    public async Task The_scheduled_workflow_looks_at_everything_since_the_first_commit()
    {
        var run = await Workflow.RunAsync(
            Sample("scheduled"),
            Site("schedule", Payload.Schedule())
        );

        Assert.Equal("success", run.Results["report"]);
        Assert.Equal(Repository.Base, Tool.Of("propose").Single().Option("--base"));
        Assert.Equal("64", Tool.Of("propose").Single().Option("--shards"));
        Assert.Equal("ghs-may-read", Tool.Of("publish").Single().Environment["GITHUB_TOKEN"]);
        Assert.True(
            File.Exists(Path.Combine(Root, "artifacts", "1001", "piebot-report", "report.sarif"))
        );
    }

    [Fact]
    public async Task The_self_hosted_workflow_passes_arguments_one_a_line()
    {
        var run = await Workflow.RunAsync(Sample("self-hosted"), Site());

        Assert.Equal("success", run.Results["piebot"]);
        Assert.Equal("8192", Tool.Of("verify").Single().Option("--memory"));
        Assert.Equal("10", Tool.Of("publish").Single().Option("--max-suggestions"));
    }

    private static bool IsNotGroup(string command) =>
        !command.StartsWith("::group::", StringComparison.Ordinal) && command != "::endgroup::";
}
