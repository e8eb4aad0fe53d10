using PieBot.Testing.GitHub;

namespace PieBot.Tests.GitHub;

/// <summary>Whose comments are PieBot's own.</summary>
public sealed class AuthorTests
{
    [Fact]
    public async Task Three_runs_with_an_apps_token_make_one_comment()
    {
        await using var scene = await Scene.UsualAsync();
        scene.GitHub.App = "perf-suggester[bot]";
        scene.Add("src/A.cs", new(20, 20), "    faster");

        for (var run = 0; run < 3; run++)
        {
            Assert.Null((await scene.PublishAsync()).Notice);
        }

        Assert.Equal("perf-suggester[bot]", Assert.Single(scene.Pull.Comments).Login);
    }

    [Fact]
    public async Task An_app_is_known_by_its_name_without_the_ending_too()
    {
        await using var scene = await Scene.UsualAsync();
        scene.GitHub.App = "perf-suggester[bot]";
        scene.Request = scene.Request with { Login = "perf-suggester" };
        scene.Add("src/A.cs", new(20, 20), "    faster");

        await scene.PublishAsync();
        await scene.PublishAsync();

        Assert.Single(scene.Pull.Comments);
    }

    [Fact]
    public async Task An_Enterprise_servers_GraphQL_lies_beside_its_API()
    {
        await using var scene = await Scene.StartAsync("/api/v3/");
        scene.GitHub.App = "perf-suggester[bot]";
        scene.Put("a.cs", null, Scene.Text(["one", "two"]));
        scene.Add("a.cs", new(2, 2), "zwei");

        await scene.PublishAsync();
        await scene.PublishAsync();

        Assert.Single(scene.Pull.Comments);
    }

    [Fact]
    public async Task An_account_that_GitHub_does_not_tell_is_assumed_and_said()
    {
        await using var scene = await Scene.UsualAsync();
        scene.GitHub.HasGraph = false;
        scene.Add("src/A.cs", new(20, 20), "    faster");

        var publication = await scene.PublishAsync();

        Assert.Single(scene.Pull.Comments);
        Assert.Contains(
            "assumed github-actions[bot]",
            publication.Notice,
            StringComparison.Ordinal
        );
        Assert.Contains("--author", publication.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_posted_while_GraphQL_is_down()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.GitHub.Disturb("POST", "/graphql", Disturbance.Status(502, "{}"), times: 2);
        await scene.PublishAsync();
        Assert.Single(scene.Pull.Comments);

        scene.Add("src/A.cs", new(21, 21), "    faster too");
        scene.GitHub.Disturb("POST", "/graphql", Disturbance.Status(502, "{}"), times: 1000);
        var publication = await scene.PublishAsync();

        Assert.Single(scene.Pull.Comments);
        Assert.Contains("502", publication.Notice, StringComparison.Ordinal);
    }
}
