using PieBot.Testing.GitHub;
using PieBot.Tool.GitHub.Reviews;

namespace PieBot.Tests.GitHub;

public sealed class DedupeTests
{
    [Fact]
    public async Task The_same_run_posts_nothing_a_second_time()
    {
        await using var scene = await WithPostedAsync();

        var publication = await scene.PublishAsync();

        Assert.Single(scene.Pull.Reviews);
        Assert.Single(scene.Pull.Comments);
        Assert.Empty(publication.Posted);
        Assert.Null(publication.Notice);
    }

    [Fact]
    public async Task A_push_that_moves_the_lines_posts_nothing_a_second_time()
    {
        await using var scene = await WithPostedAsync();
        Push(scene, ["// new", "// lines", .. Lines]);

        Reverify(scene, 5);
        await scene.PublishAsync();

        Assert.Single(scene.Pull.Comments);
        Assert.DoesNotContain(scene.GitHub.Requests, one => one.Method == "PATCH");
    }

    [Fact]
    public async Task A_deleted_comment_was_dismissed_and_does_not_come_back()
    {
        await using var scene = await WithPostedAsync();
        scene.Pull.Comments.Clear();

        await scene.PublishAsync();

        Assert.Empty(scene.Pull.Comments);
        Assert.Single(scene.Pull.Reviews);
    }

    [Fact]
    public async Task What_the_body_showed_is_not_shown_again()
    {
        await using var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(3, 3), "    faster");
        await scene.PublishAsync();

        await scene.PublishAsync();

        Assert.Single(scene.Pull.Reviews);
    }

    [Fact]
    public async Task A_marker_that_somebody_else_wrote_does_not_count()
    {
        await using var scene = await WithPostedAsync();
        var (comment, review) = (scene.Pull.Comments[0], scene.Pull.Reviews[0]);
        scene.Pull.Comments[0] = comment with { Login = "mallory" };
        scene.Pull.Reviews[0] = review with { Login = "mallory" };

        await scene.PublishAsync();

        Assert.Equal(2, scene.Pull.Comments.Count);
    }

    [Fact]
    public async Task A_stale_comment_of_somebody_else_is_not_edited()
    {
        await using var scene = await WithPostedAsync();
        scene.Pull.Comments[0] = scene.Pull.Comments[0] with { Login = "mallory" };
        Push(scene, ["quite", "other", "lines"]);
        scene.Forget();

        await scene.PublishAsync();

        Assert.DoesNotContain(scene.GitHub.Requests, one => one.Method == "PATCH");
    }

    [Fact]
    public async Task A_suggestion_whose_lines_have_changed_is_marked_as_outdated_once_and_cannot_be_applied()
    {
        await using var scene = await WithPostedAsync();
        Push(scene, ["one", "two", "another three", "four", "five"]);
        scene.Forget();

        var publication = await scene.PublishAsync();
        await scene.PublishAsync();

        Assert.Equal(1, publication.Outdated);
        var body = scene.Pull.Comments[0].Body;
        Assert.StartsWith(
            "**Outdated: these lines have changed in eeeeeeeeee.**",
            body,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("```suggestion", body, StringComparison.Ordinal);
        Assert.Contains("faster ```` three", body, StringComparison.Ordinal);
        Assert.True(Marker.Parse(body)!.Stale);
        Assert.Single(scene.GitHub.Requests, one => one.Method == "PATCH");
    }

    [Fact]
    public async Task Lines_that_come_back_after_their_suggestion_was_marked_outdated_are_offered_again_once()
    {
        await using var scene = await WithPostedAsync();
        Push(scene, ["one", "two", "another three", "four", "five"]);
        scene.Forget();
        await scene.PublishAsync();

        Push(scene, Lines);
        Reverify(scene, 3);
        await scene.PublishAsync();
        await scene.PublishAsync();

        Assert.Equal(
            [true, false],
            scene.Pull.Comments.Select(one => Marker.Parse(one.Body)!.Stale)
        );
        Assert.Equal(2, scene.Pull.Reviews.Count);
    }

    [Fact]
    public async Task An_outdated_suggestion_that_was_deleted_stays_dismissed_when_its_lines_come_back()
    {
        await using var scene = await WithPostedAsync();
        Push(scene, ["one", "two", "another three", "four", "five"]);
        scene.Forget();
        await scene.PublishAsync();
        scene.Pull.Comments.Clear();

        Push(scene, Lines);
        Reverify(scene, 3);
        await scene.PublishAsync();

        Assert.Empty(scene.Pull.Comments);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await using var scene = await WithPostedAsync();
        Push(scene, ["one", "two", "another three", "four", "five"]);
        scene.Forget();
        scene.Add("a.cs", new(5, 5), "cinq");
        var before = scene.GitHub.Requests.Count(one => !one.IsQuestion);
        scene.Request = scene.Request with { DryRun = true };

        await scene.PublishAsync();

        Assert.Contains("cinq", scene.Output, StringComparison.Ordinal);
        Assert.Equal(before, scene.GitHub.Requests.Count(one => !one.IsQuestion));
    }

    [Fact]
    public async Task An_accepted_suggestion_is_not_called_outdated()
    {
        await using var scene = await WithPostedAsync();
        Push(scene, ["one", "two", "faster ```` three", "four", "five"]);
        scene.Forget();

        await scene.PublishAsync();

        Assert.DoesNotContain(scene.GitHub.Requests, one => one.Method == "PATCH");
    }

    [Fact]
    public async Task Outdated_and_accepted_suggestions_make_room_for_new_ones()
    {
        await using var scene = await WithPostedAsync();
        scene.Request = scene.Request with { MostSuggestions = 1 };
        Push(scene, ["one", "two", "faster ```` three", "four", "five"]);
        scene.Forget();
        scene.Add("a.cs", new(5, 5), "cinq");

        await scene.PublishAsync();

        Assert.Equal(2, scene.Pull.Comments.Count);
    }

    [Fact]
    public async Task Earlier_comments_on_later_pages_are_known()
    {
        await using var scene = await WithPostedAsync();
        var own = scene.Pull.Comments[0];
        scene.Pull.Comments.Clear();
        scene.Pull.Comments.AddRange(
            Enumerable
                .Range(1, 250)
                .Select(id => new FakeComment(id, "octocat", "a.cs", "Why?", null, 1))
        );
        scene.Pull.Comments.Add(own);
        scene.Pull.Reviews.Clear();

        await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
    }

    [Fact]
    public async Task Two_equal_edits_of_one_member_are_both_posted_and_both_known()
    {
        await using var scene = await Scene.StartAsync();
        scene.Put("a.cs", null, Scene.Text(["x.Count()", "y", "x.Count()"]));
        scene.Add("a.cs", new(1, 1), "x.Length");
        scene.Add("a.cs", new(3, 3), "x.Length");

        await scene.PublishAsync();
        await scene.PublishAsync();

        Assert.Equal([1, 3], scene.Pull.Comments.Select(one => one.Line).Order());
    }

    [Fact]
    public void A_marker_survives_being_written_and_read()
    {
        var marker = new Marker(
            new string('1', 24) + "-2",
            LinesHash.Of(["a", "b"]),
            LinesHash.Of([]),
            new('a', 40),
            Stale: true
        );

        Assert.Equal(marker, Marker.Parse($"text\n{marker}\n"));
        Assert.Null(Marker.Parse("<!-- piebot:suggestion v1 key=zz -->"));
        Assert.Equal("text\n", Marker.Without($"text\n{marker}\n"));
    }

    private static string[] Lines => ["one", "two", "three", "four", "five"];

    private static async Task<Scene> WithPostedAsync()
    {
        var scene = await Scene.StartAsync();
        scene.Put("a.cs", null, Scene.Text(Lines));
        Reverify(scene, 3);
        await scene.PublishAsync();
        Assert.Single(scene.Pull.Comments);
        return scene;
    }

    private static void Reverify(Scene scene, int line)
    {
        scene.Forget();
        scene.Add("a.cs", new(line, line), "faster ```` three");
    }

    private static void Push(Scene scene, string[] lines)
    {
        scene.Pull.Head = new('e', 40);
        scene.Put("a.cs", null, Scene.Text(lines));
    }
}
