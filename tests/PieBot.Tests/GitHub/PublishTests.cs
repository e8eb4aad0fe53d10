using PieBot.Core.Changes;
using PieBot.Core.Runs;

namespace PieBot.Tests.GitHub;

public sealed class PublishTests
{
    [Fact]
    public async Task Posts_one_review_whose_suggestion_applies_to_the_byte()
    {
        await using var scene = await Scene.UsualAsync();
        var candidate = scene.Add("src/A.cs", new(20, 21), "    faster");

        var publication = await scene.PublishAsync();

        var review = Assert.Single(scene.Pull.Reviews);
        var comment = Assert.Single(scene.Pull.Comments);
        Assert.Equal(("COMMENTED", scene.Pull.Head), (review.State, review.Commit));
        Assert.Equal((20, 21), (comment.StartLine, comment.Line));
        Assert.Equal(
            SourceFile.Parse(scene.Pull.Files[0].Head!).Apply(candidate.Edits),
            Applier.Apply(scene.Pull.Files[0].Head!, scene.Pull.Comments)
        );
        Assert.StartsWith(
            "**2.0× faster (50 % less time) · 132 tests pass, 2 cover this code**",
            comment.Body,
            StringComparison.Ordinal
        );
        Assert.Single(publication.Posted);
        Assert.Contains("posted=1", scene.Outputs, StringComparison.Ordinal);
        Assert.Contains("1 edit proved faster", scene.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comment_tells_what_it_rests_on()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");

        await scene.PublishAsync();

        var body = scene.Pull.Comments[0].Body;
        foreach (
            var fact in (string[])
                [
                    "Use Length. It is a field read.",
                    "| Time per call | 2.00 µs | 1.00 µs | 1.92× to 2.1× |",
                    "| Covering tests | 1 | 0.83 | 2 tests; relative time |",
                    "| First, cold iteration | 1 | 1.11 | relative time |",
                    "| Allocated per call | 4096 B | 40 B |",
                    "p = 0.001, 8 fresh trials",
                    "kill 2 of 3 mutants",
                    "Measured on Linux, X64, 2 cores, .NET 10.0.12",
                    $"piebot run --base {new string('9', 40)}",
                ]
        )
        {
            Assert.Contains(fact, body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_what_proved_faster_is_posted()
    {
        await using var scene = await Scene.UsualAsync();
        foreach (var kind in Enum.GetValues<VerdictKind>().Where(one => !one.IsAccepted()))
        {
            scene.Add("src/A.cs", new(20, 20), $"    {kind}", kind: kind);
        }

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Null(publication.Notice);
        Assert.DoesNotContain(
            scene.GitHub.Requests,
            one => !one.IsQuestion && !one.Path.EndsWith("/check-runs", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_only_saves_memory_is_not_called_faster()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    leaner", ratio: 1.001, kind: VerdictKind.Leaner);

        await scene.PublishAsync();

        var body = Assert.Single(scene.Pull.Comments).Body;
        Assert.StartsWith(
            "**99 % fewer bytes allocated, no slower · 132 tests pass, 2 cover this code**",
            body,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("faster", body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_may_be_slower_is_not_posted_for_its_memory()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    leaner", ratio: 0.97, kind: VerdictKind.Leaner);

        await scene.PublishAsync();

        Assert.Empty(scene.Pull.Comments);
    }

    [Fact]
    public async Task Of_an_edit_that_was_shrunk_only_what_is_left_is_posted()
    {
        await using var scene = await Scene.UsualAsync();
        var stays = scene.Line("src/A.cs", 21);
        scene.Add(
            "src/A.cs",
            new(20, 22),
            $"    carries nothing\n{stays}\n    carries the gain",
            shrunk: new(2, [1], 0.97)
        );

        await scene.PublishAsync();

        var comment = Assert.Single(scene.Pull.Comments);
        Assert.Contains("    carries the gain", comment.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("carries nothing", comment.Body, StringComparison.Ordinal);
        Assert.Equal((null, 22), (comment.StartLine, comment.Line));
    }

    [Fact]
    public async Task A_verdict_that_keeps_parts_its_candidate_does_not_have_proves_nothing()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster", shrunk: new(2, [1], 0.97));

        await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
    }

    [Fact]
    public async Task Edits_outside_of_the_hunks_go_to_the_body_with_a_diff_a_link_and_a_command()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(3, 3), "    faster");

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Comments);
        Assert.Single(publication.Posted);
        var body = Assert.Single(scene.Pull.Reviews).Body;
        Assert.Contains(
            "--- a/src/A.cs\n+++ b/src/A.cs\n@@ -1,6 +1,6 @@\n     line 1\n     line 2\n-    line 3\n+    faster\n     line 4\n",
            body,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"https://github.com/shop/orders/blob/{scene.Pull.Head}/src/A.cs#L3",
            body,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "gh run download 4711 --name piebot --dir piebot && piebot apply piebot c-00000001",
            body,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("```suggestion", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fastest_of_edits_of_the_same_lines_is_posted()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 21), "    fast", ratio: 1.5);
        scene.Add("src/A.cs", new(21, 22), "    faster", ratio: 3);

        var publication = await scene.PublishAsync();

        Assert.Equal(["    faster"], Applier.Suggestion(Assert.Single(scene.Pull.Comments).Body));
        Assert.Contains(
            "which is faster, edits too",
            publication.Others[0].Reason,
            StringComparison.Ordinal
        );
    }

    /// <summary>One as a line with another behind it, one as an insertion there: whichever is taken first would stand above.</summary>
    [Fact]
    public async Task Of_two_edits_that_insert_at_one_place_the_faster_is_posted()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    line 20\n    fast", ratio: 1.5);
        scene.Add("src/A.cs", new(21, 20), "    faster", ratio: 3);

        await scene.PublishAsync();

        Assert.Contains(
            "    faster",
            Assert.Single(scene.Pull.Comments).Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task No_more_than_asked_for_are_open_on_a_pull_request()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Request = scene.Request with { MostSuggestions = 2 };
        scene.Add("src/A.cs", new(20, 20), "    one", ratio: 2);
        scene.Add("src/A.cs", new(21, 21), "    two", ratio: 4);
        scene.Add("src/A.cs", new(22, 22), "    three", ratio: 3);

        await scene.PublishAsync();
        await scene.PublishAsync();

        Assert.Equal(
            ["    two", "    three"],
            scene.Pull.Comments.Select(one => Applier.Suggestion(one.Body)[0])
        );
        Assert.Contains(
            "More are not posted on one pull request",
            scene.Summary,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nothing_is_posted_when_the_head_has_moved()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Verified = new('c', 40);
        scene.Add("src/A.cs", new(20, 20), "    faster");

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains(
            "what was verified is cccccccccc",
            publication.Notice,
            StringComparison.Ordinal
        );
        Assert.Contains("+    faster", scene.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_posted_when_the_head_moves_meanwhile()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.GitHub.Disturb(
            "GET",
            "/files",
            async (_, take) =>
            {
                await take();
                scene.Pull.Head = new('d', 40);
            }
        );

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains("head is dddddddddd", publication.Notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("label")]
    [InlineData("title")]
    [InlineData("body")]
    [InlineData("commit")]
    [InlineData("draft")]
    [InlineData("bot")]
    [InlineData("closed")]
    public async Task Leaves_alone_what_asks_for_it(string how)
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        Action change = how switch
        {
            "label" => () => scene.Pull.Labels.Add("Skip PieBot"),
            "title" => () => scene.Pull.Title = "x [skip piebot]",
            "body" => () => scene.Pull.Body = "x\n[Skip PieBot]",
            "commit" => () => scene.Pull.Message = "x\n\n[skip piebot]",
            "draft" => () => scene.Pull.Draft = true,
            "bot" => () => scene.Pull.User = ("renovate[bot]", "Bot"),
            _ => () => scene.Pull.State = "closed",
        };
        change();

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.NotNull(publication.Notice);
    }

    [Fact]
    public async Task Drafts_and_bots_are_taken_when_asked_for()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.Pull.Draft = true;
        scene.Pull.User = ("renovate[bot]", "Bot");
        scene.Request = scene.Request with { Skip = new("x", Drafts: true, Bots: true) };

        await scene.PublishAsync();

        Assert.Single(scene.Pull.Reviews);
    }

    [Fact]
    public async Task A_fork_without_a_token_gets_the_step_summary()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.Token = null;
        scene.Event =
            """{"pull_request": {"number": 7, "head": {"repo": {"full_name": "someone/orders"}}}, "repository": {"full_name": "shop/orders"}}""";

        var publication = await scene.PublishAsync();

        Assert.Contains("comes from a fork", publication.Notice, StringComparison.Ordinal);
        Assert.Contains("comes from a fork", scene.Summary, StringComparison.Ordinal);
        Assert.Contains("+    faster", scene.Summary, StringComparison.Ordinal);
        Assert.Contains("::notice title=PieBot::", scene.Output, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Requests);
    }

    [Fact]
    public async Task A_fork_with_a_token_that_may_not_write_gets_the_step_summary()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.GitHub.CanWrite = false;

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains("pull-requests: write", publication.Notice, StringComparison.Ordinal);
        Assert.Contains("+    faster", scene.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_run_finds_its_pull_request_by_head_repository_and_commit()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.Event = $$$"""
            {"workflow_run": {"head_sha": "{{{scene.Pull.Head}}}", "head_branch": "orders", "pull_requests": [],
             "head_repository": {"full_name": "octocat/orders", "owner": {"login": "octocat"} } },
             "repository": {"full_name": "shop/orders"} }
            """;

        await scene.PublishAsync();

        Assert.Single(scene.Pull.Reviews);
    }

    [Fact]
    public async Task A_workflow_run_of_another_commit_posts_nothing()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.Event =
            """{"workflow_run": {"head_sha": "0123", "head_branch": "orders", "head_repository": {"owner": {"login": "octocat"}}}}""";

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains("No open pull request", publication.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_is_about_no_pull_request()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    faster");
        scene.Event = """{"ref": "refs/heads/main"}""";

        var publication = await scene.PublishAsync();

        Assert.Contains(
            "not started for a pull request",
            publication.Notice,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_enterprise_server_is_asked_below_its_own_path()
    {
        await using var scene = await Scene.StartAsync("/api/v3/");
        scene.Put("a.cs", null, Scene.Text(["one", "two"]));
        scene.Add("a.cs", new(2, 2), "zwei");

        await scene.PublishAsync();

        Assert.Single(scene.Pull.Comments);
    }

    [Fact]
    public async Task A_file_on_a_later_page_is_found()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.MostPerPage = 2;
        for (var file = 0; file < 7; file++)
        {
            scene.Put($"f{file}.cs", null, Scene.Text([$"one {file}", "two"]));
        }

        scene.Add("f6.cs", new(2, 2), "zwei");

        await scene.PublishAsync();

        Assert.Equal("f6.cs", Assert.Single(scene.Pull.Comments).Path);
    }

    [Fact]
    public async Task A_dry_run_prints_the_review_between_stopped_commands_and_posts_nothing()
    {
        await using var scene = await Scene.UsualAsync();
        var candidate = scene.Add("src/A.cs", new(20, 20), "::error::x");
        scene.Request = scene.Request with { DryRun = true };

        await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        var lines = scene.Output.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var stop = lines.FindIndex(line =>
            line.StartsWith("::stop-commands::", StringComparison.Ordinal)
        );
        var token = lines[stop]["::stop-commands::".Length..];
        Assert.InRange(lines.IndexOf("::error::x"), stop + 1, lines.IndexOf($"::{token}::") - 1);
        Assert.NotNull(candidate);
    }
}
