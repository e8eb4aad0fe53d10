using PieBot.Testing.GitHub;

namespace PieBot.Tests.GitHub;

/// <summary>Pull requests 7 and 8 are of one branch, into two others.</summary>
public sealed class SeveralPullRequestsTests
{
    [Fact]
    public async Task The_one_whose_merge_base_was_compared_with_is_published_to()
    {
        await using var scene = await WithTwoAsync();
        scene.Pull.MergeBase = new('f', 40);

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Single(scene.GitHub.Pulls[1].Comments);
        Assert.Null(publication.Notice);
    }

    [Fact]
    public async Task With_one_merge_base_each_gets_its_own_once()
    {
        await using var scene = await WithTwoAsync();

        var publication = await scene.PublishAsync();
        await scene.PublishAsync();

        Assert.All(scene.GitHub.Pulls, pull => Assert.Single(pull.Comments));
        Assert.Equal((2, 1), (publication.Suggestions, publication.Posted.Count));
        Assert.Contains("7, 8", publication.Notice, StringComparison.Ordinal);
        Assert.Contains("posted=2", scene.Outputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_cannot_be_published_to_costs_the_other_nothing()
    {
        await using var scene = await WithTwoAsync();
        scene.GitHub.Disturb("GET", "/pulls/7/files", Disturbance.Status(500, "{}"), times: 1000);

        var publication = await scene.PublishAsync();

        Assert.Single(scene.GitHub.Pulls[1].Comments);
        Assert.Single(publication.Posted);
        Assert.Empty(publication.Others);
        Assert.Contains(
            "Pull request 7: GitHub answered 500",
            publication.Notice,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_none_has_the_merge_base_it_is_said()
    {
        await using var scene = await WithTwoAsync();
        scene.GitHub.Pulls.ForEach(one => one.MergeBase = new('f', 40));

        var publication = await scene.PublishAsync();

        Assert.All(scene.GitHub.Pulls, pull => Assert.Empty(pull.Reviews));
        Assert.Contains(
            "2 open pull requests (7, 8)",
            publication.Notice,
            StringComparison.Ordinal
        );
    }

    private static async Task<Scene> WithTwoAsync()
    {
        var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        var second = new FakePull { Number = 8, Base = new('8', 40) };
        second.Files.AddRange(scene.Pull.Files);
        scene.GitHub.Pulls.Add(second);
        scene.Event = $$$"""
            {"workflow_run": {"head_sha": "{{{scene.Pull.Head}}}", "head_branch": "orders", "pull_requests": [],
             "head_repository": {"full_name": "octocat/orders", "owner": {"login": "octocat"} } },
             "repository": {"full_name": "shop/orders"} }
            """;
        return scene;
    }
}
