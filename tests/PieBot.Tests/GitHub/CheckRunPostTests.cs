using PieBot.Core.Changes;
using PieBot.Testing.GitHub;

namespace PieBot.Tests.GitHub;

public sealed class CheckRunPostTests
{
    [Fact]
    public async Task A_check_run_is_posted_where_the_token_may()
    {
        await using var scene = await Scene.UsualAsync();
        scene.GitHub.CanCheck = true;
        scene.Add("src/A.cs", new(20, 21), "    faster");

        await scene.PublishAsync();

        var check = Assert.Single(scene.GitHub.Checks);
        Assert.Equal(scene.Pull.Head, (string?)check["head_sha"]);
        Assert.Equal("completed", (string?)check["status"]);
        var note = Assert.Single(check["output"]!["annotations"]!.AsArray())!;
        Assert.Equal((20, 21), ((int)note["start_line"]!, (int)note["end_line"]!));
    }

    [Fact]
    public async Task Annotations_go_in_batches_that_GitHub_takes()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.CanCheck = true;
        scene.Put("a.cs", null, Scene.Text(Enumerable.Range(1, 120).Select(line => $"{line}")));
        for (var line = 1; line <= 120; line++)
        {
            scene.Add("a.cs", new LineRange(line, line), $"new {line}");
        }

        await scene.PublishAsync();

        Assert.Equal(
            [50, 50, 20],
            scene.GitHub.Checks.Select(one => one["output"]!["annotations"]!.AsArray().Count)
        );
        Assert.Empty(scene.GitHub.Violations);
    }

    [Fact]
    public async Task Without_the_right_nothing_is_said()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");

        var publication = await scene.PublishAsync();

        Assert.Single(publication.Posted);
        Assert.Null(publication.Notice);
    }

    [Fact]
    public async Task A_check_run_that_fails_does_not_undo_the_review()
    {
        await using var scene = await Scene.UsualAsync();
        scene.GitHub.CanCheck = true;
        scene.GitHub.Disturb("POST", "/check-runs", Disturbance.Status(502, "{}"));
        scene.Add("src/A.cs", new(20, 20), "    faster");

        var publication = await scene.PublishAsync();

        Assert.Single(scene.Pull.Reviews);
        Assert.Single(publication.Posted);
        Assert.Contains("check run is missing", publication.Notice, StringComparison.Ordinal);
    }
}
