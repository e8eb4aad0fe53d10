using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PieBot.Testing.GitHub;
using PieBot.Tool.GitHub.Api;

namespace PieBot.Tests.GitHub;

/// <summary>What goes wrong between PieBot and GitHub: in each case there is at most one review, and nothing is lost.</summary>
public sealed class FaultTests
{
    private const string Secondary =
        """{"message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.", "documentation_url": "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits"}""";

    private const string Primary =
        """{"message": "API rate limit exceeded for installation ID 1.", "documentation_url": "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api"}""";

    private static readonly Func<HttpContext, Func<Task>, Task> Unavailable = Disturbance.Status(
        503,
        "<html>Unicorn!</html>"
    );

    /// <summary>Faults of the POST that pass by: the review is posted, once.</summary>
    [Theory]
    [InlineData("500 not taken")]
    [InlineData("500 taken")]
    [InlineData("502 not taken")]
    [InlineData("502 taken")]
    [InlineData("503")]
    [InlineData("429 with Retry-After")]
    [InlineData("429 without")]
    [InlineData("secondary limit")]
    [InlineData("secondary limit with Retry-After")]
    [InlineData("primary limit that ends soon")]
    [InlineData("cut before it was taken")]
    [InlineData("cut after it was taken")]
    [InlineData("slow")]
    [InlineData("slow, and taken")]
    [InlineData("damaged answer")]
    [InlineData("left pending")]
    public async Task A_fault_that_passes_by_ends_with_one_review(string fault)
    {
        await using var scene = await WithTwoAsync();
        scene.Patience = For(fault);
        scene.GitHub.Disturb("POST", "/reviews", Act(scene, fault));

        var publication = await scene.PublishAsync();

        Assert.Single(scene.Pull.Reviews);
        Assert.Equal(2, scene.Pull.Comments.Count);
        Assert.Equal(2, publication.Posted.Count);
        Assert.NotNull(publication.Review);
        Assert.Null(publication.Notice);
    }

    /// <summary>Faults of the POST that stay: no review, and the step summary shows all.</summary>
    [Theory]
    [InlineData("500 not taken", "500")]
    [InlineData("502 not taken", "502")]
    [InlineData("503", "503")]
    [InlineData("429 with Retry-After", "429")]
    [InlineData("secondary limit", "secondary rate limit")]
    [InlineData("primary limit that ends in an hour", "API rate limit exceeded")]
    [InlineData("401", "token is not valid")]
    [InlineData("403", "pull-requests: write")]
    [InlineData("404", "may not see it")]
    [InlineData("422", "Line could not be resolved")]
    [InlineData("cut before it was taken", "did not answer")]
    [InlineData("slow", "no answer within")]
    public async Task A_fault_that_stays_ends_in_the_step_summary(string fault, string said)
    {
        await using var scene = await WithTwoAsync();
        scene.Patience = For(fault);
        scene.GitHub.Disturb("POST", "/reviews", Act(scene, fault), times: 1000);

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Empty(publication.Posted);
        Assert.Contains(said, publication.Notice, StringComparison.Ordinal);
        Assert.Contains("+    one", scene.Summary, StringComparison.Ordinal);
        Assert.Contains("+    two", scene.Summary, StringComparison.Ordinal);
        Assert.InRange(
            scene.GitHub.Requests.Count(one =>
                one.Method == "POST" && one.Path.EndsWith("/reviews", StringComparison.Ordinal)
            ),
            1,
            4
        );
    }

    /// <summary>The same for what is read before: nothing is posted on half of what there is to know.</summary>
    [Theory]
    [InlineData("/pulls/7")]
    [InlineData("/files")]
    [InlineData("/reviews")]
    [InlineData("/comments")]
    [InlineData("/user")]
    public async Task Reading_is_tried_again_and_then_given_up(string path)
    {
        await using var scene = await WithTwoAsync();
        scene.GitHub.Disturb("GET", path, Unavailable, times: 2);
        await scene.PublishAsync();
        Assert.Single(scene.Pull.Reviews);

        scene.Forget();
        scene.Add("src/A.cs", new(22, 22), "    three");
        scene.GitHub.Disturb("GET", path, Unavailable, times: 1000);
        var publication = await scene.PublishAsync();

        Assert.Single(scene.Pull.Reviews);
        Assert.Contains("GitHub answered 503", publication.Notice, StringComparison.Ordinal);
        Assert.Contains("+    three", scene.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_or_broken_list_is_asked_for_again()
    {
        await using var scene = await WithTwoAsync();
        scene.GitHub.Disturb("GET", "/comments", Disturbance.Garbled);
        scene.GitHub.Disturb("GET", "/reviews", Disturbance.Cut);

        await scene.PublishAsync();

        Assert.Single(scene.Pull.Reviews);
    }

    [Fact]
    public async Task A_review_too_large_for_GitHub_is_posted_with_fewer_comments_and_the_others_in_its_body()
    {
        await using var scene = await WithTwoAsync();
        scene.Add("src/A.cs", new(22, 22), "    three", ratio: 1.5);
        scene.GitHub.MostComments = 1;
        var publication = await scene.PublishAsync();

        var review = Assert.Single(scene.Pull.Reviews);
        Assert.Single(scene.Pull.Comments);
        Assert.Equal(3, publication.Posted.Count);
        Assert.Contains("did not accept more of them", review.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_as_long_as_GitHub_says()
    {
        await using var scene = await WithTwoAsync();
        scene.GitHub.Disturb("POST", "/reviews", Act(scene, "429 with Retry-After"));

        await scene.PublishAsync();

        Assert.Equal([TimeSpan.FromSeconds(42)], scene.Time.Waits);
    }

    [Fact]
    public async Task Never_waits_for_an_hour()
    {
        await using var scene = await WithTwoAsync();
        scene.GitHub.Disturb(
            "GET",
            "/pulls/7",
            Act(scene, "primary limit that ends in an hour"),
            times: 1000
        );

        await scene.PublishAsync();

        Assert.Empty(scene.Time.Waits);
    }

    [Fact]
    public async Task A_review_that_someone_has_pending_under_the_same_account_is_left_alone()
    {
        await using var scene = await WithTwoAsync();
        scene.GitHub.Login = "octocat";
        scene.Pull.Reviews.Add(new(1, "octocat", "still thinking", "PENDING", scene.Pull.Head, []));

        var publication = await scene.PublishAsync();

        Assert.Equal("still thinking", Assert.Single(scene.Pull.Reviews).Body);
        Assert.Contains("is not submitted", publication.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_that_cannot_be_marked_as_outdated_do_not_undo_what_was_posted()
    {
        await using var scene = await WithTwoAsync();
        await scene.PublishAsync();
        scene.Pull.Head = new('d', 40);
        scene.Put("src/A.cs", [], Scene.Text(["all", "is", "new"]));
        scene.Forget();
        scene.Add("src/A.cs", new(2, 2), "was");
        scene.GitHub.Disturb(
            "PATCH",
            $"/comments/{scene.Pull.Comments[0].Id}",
            Unavailable,
            times: 1000
        );

        var publication = await scene.PublishAsync();

        Assert.Single(publication.Posted);
        Assert.Contains("could not be marked", publication.Notice, StringComparison.Ordinal);
    }

    private static async Task<Scene> WithTwoAsync()
    {
        var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    one");
        scene.Add("src/A.cs", new(21, 21), "    two", ratio: 3);
        return scene;
    }

    // What never answers is given up soon; everything else has the time it needs.
    private static Patience For(string fault) =>
        fault.StartsWith("slow", StringComparison.Ordinal)
            ? new() { Answer = TimeSpan.FromSeconds(2) }
            : new();

    private static Func<HttpContext, Func<Task>, Task> Act(Scene scene, string fault)
    {
        var end = scene.Time.GetUtcNow();
        return fault switch
        {
            "500 not taken" => Disturbance.Status(500, "{}"),
            "500 taken" => Disturbance.TakenThen(Disturbance.Status(500, "{}")),
            "502 not taken" => Disturbance.Status(502, """{"message": "Server Error"}"""),
            "502 taken" => Disturbance.TakenThen(
                Disturbance.Status(502, """{"message": "Server Error"}""")
            ),
            "503" => Unavailable,
            "429 with Retry-After" => Disturbance.Status(429, Secondary, ("Retry-After", "42")),
            "429 without" => Disturbance.Status(429, Secondary),
            "secondary limit" => Disturbance.Status(403, Secondary),
            "secondary limit with Retry-After" => Disturbance.Status(
                403,
                Secondary,
                ("Retry-After", "60")
            ),
            "primary limit that ends soon" => Limit(end.AddMinutes(2)),
            "primary limit that ends in an hour" => Limit(end.AddHours(1)),
            "401" => Disturbance.Status(401, """{"message": "Bad credentials"}"""),
            "403" => Disturbance.Status(
                403,
                """{"message": "Resource not accessible by integration"}"""
            ),
            "404" => Disturbance.Status(404, """{"message": "Not Found"}"""),
            "422" => Disturbance.Status(
                422,
                """{"message": "Unprocessable Entity", "errors": ["Line could not be resolved"]}"""
            ),
            "cut before it was taken" => Disturbance.Cut,
            "cut after it was taken" => Disturbance.TakenThen(Disturbance.Cut),
            "slow" => Disturbance.Silence,
            "slow, and taken" => Disturbance.TakenThen(Disturbance.Silence),
            "damaged answer" => Disturbance.TakenThen(Disturbance.Garbled),
            _ => (context, _) => LeavePendingAsync(scene, context),
        };
    }

    private static Func<HttpContext, Func<Task>, Task> Limit(DateTimeOffset end) =>
        Disturbance.Status(
            403,
            Primary,
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-limit", "1000"),
            (
                "x-ratelimit-reset",
                end.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)
            )
        );

    // GitHub begins and does not end.
    private static async Task LeavePendingAsync(Scene scene, HttpContext context)
    {
        var sent = JsonNode.Parse(scene.GitHub.Requests.Last().Body)!;
        scene.GitHub.Keep(sent, sent["comments"]!.AsArray(), "PENDING");
        await Disturbance.Status(502, "{}")(context, () => Task.CompletedTask);
    }
}
