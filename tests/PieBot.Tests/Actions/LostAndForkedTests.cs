using PieBot.Testing.Actions;

namespace PieBot.Tests.Actions;

/// <summary>Workflows that lose a job or find nothing to do, and those of forks.</summary>
public sealed class LostAndForkedTests : WorkflowTests
{
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
        Assert.Single(Tool.Of("publish"));
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

        Assert.Empty(Tool.Of("publish"));
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
        Repository = await PullRequestRepository.CreateAsync(
            Path.Combine(Root, "docs-only"),
            code: false
        );

        var run = await Workflow.RunAsync(Sample(sample), Site());

        Assert.DoesNotContain("failure", run.Results.Values);
        Assert.Equal(["propose"], Tool.Calls.Select(call => call.Command));
    }

    [Fact]
    public async Task A_forks_pull_request_is_proved_without_secrets_and_posted_by_a_run_of_the_default_branch()
    {
        var fork = Site(fork: true);
        var proved = await Workflow.RunAsync(Sample("forks"), fork);
        Assert.Equal("success", proved.Results["verify"]);
        Assert.All(
            Tool.Calls,
            call =>
                Assert.DoesNotContain(
                    call.Environment.Values,
                    value => value is "another-secret" or "ghs-may-write"
                )
        );
        Assert.Empty(Tool.Of("publish"));

        var after = Site(
            "workflow_run",
            Payload.AfterRun(fork.RunId, Repository.Head),
            runId: "2002"
        );
        var posted = await Workflow.RunAsync(Sample("forks-publish"), after);

        Assert.Equal("success", posted.Results["publish"]);
        var publish = Tool.Of("publish").Single();
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
        Assert.Equal("ghs-may-read", Tool.Of("publish").Single().Environment["GITHUB_TOKEN"]);
        AssertHoldsNoSecret(Tool.Of("verify").Single());
    }
}
