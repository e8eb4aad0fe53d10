using PieBot.Core;
using PieBot.Testing.GitHub;

namespace PieBot.Tests.GitHub;

/// <summary>What a run says is what really happened.</summary>
public sealed class SaidTests
{
    [Fact]
    public async Task A_locked_conversation()
    {
        await using var scene = await WithOneAsync();
        scene.Pull.Locked = true;

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Contains("conversation is locked", publication.Notice, StringComparison.Ordinal);
        Assert.DoesNotContain("pull-requests: write", publication.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_meanwhile()
    {
        await using var scene = await WithOneAsync();
        scene.GitHub.Disturb(
            "GET",
            "/files",
            async (_, take) =>
            {
                await take();
                scene.Pull.State = "closed";
            }
        );

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.Equal(
            "The pull request was closed meanwhile: nothing was posted.",
            publication.Notice
        );
    }

    [Fact]
    public async Task Pushed_to_while_it_was_posted()
    {
        await using var scene = await WithOneAsync();
        scene.GitHub.Disturb(
            "POST",
            "/reviews",
            async (_, take) =>
            {
                scene.Pull.Head = new('d', 40);
                await take();
            }
        );

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Reviews);
        Assert.StartsWith(
            "The pull request's head is dddddddddd",
            publication.Notice,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Too_large()
    {
        await using var scene = await WithOneAsync();
        scene.GitHub.Disturb(
            "POST",
            "/reviews",
            Disturbance.Status(
                422,
                """{"message": "Unprocessable Entity", "errors": ["Body is too long (maximum is 65536 characters)"]}"""
            ),
            times: 1000
        );

        var publication = await scene.PublishAsync();

        Assert.Contains("larger than GitHub accepts", publication.Notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        422,
        """{"message": "Validation Failed", "errors": ["was submitted too quickly"]}"""
    )]
    [InlineData(
        422,
        """{"message": "Unprocessable Entity", "errors": [{"resource": "PullRequestReview", "code": "custom", "message": "was submitted too quickly"}]}"""
    )]
    [InlineData(
        403,
        """{"message": "You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.", "documentation_url": "https://developer.github.com/v3/#abuse-rate-limits"}"""
    )]
    public async Task A_limit_in_other_words_is_waited_for_as_a_limit(int status, string body)
    {
        await using var scene = await WithOneAsync();
        scene.GitHub.Disturb("POST", "/reviews", Disturbance.Status(status, body), times: 2);

        var publication = await scene.PublishAsync();

        Assert.Single(scene.Pull.Reviews);
        Assert.Null(publication.Notice);
        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)], scene.Time.Waits);

        scene.Add("src/A.cs", new(21, 21), "    two");
        scene.GitHub.Disturb("POST", "/reviews", Disturbance.Status(status, body), times: 1000);
        Assert.Contains(
            "GitHub's rate limit lasts longer",
            (await scene.PublishAsync()).Notice,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_limit_of_14_minutes_is_waited_for()
    {
        await using var scene = await WithOneAsync();
        scene.GitHub.Disturb(
            "POST",
            "/reviews",
            Disturbance.Status(
                403,
                """{"message": "You have exceeded a secondary rate limit"}""",
                ("Retry-After", "840")
            )
        );

        await scene.PublishAsync();

        Assert.Single(scene.Pull.Reviews);
        Assert.Equal([TimeSpan.FromMinutes(14)], scene.Time.Waits);
    }

    [Fact]
    public async Task The_output_is_a_number_whatever_happens()
    {
        await using var scene = await WithOneAsync();
        scene.WriteRun();
        File.Delete(scene.Verdicts);
        scene.Request = scene.Request with { Verdicts = ["/no/such/folder"] };

        await Assert.ThrowsAsync<UserErrorException>(scene.PublishWrittenAsync);
        Assert.Equal("posted=0\nreview=\n", scene.Outputs);

        scene.Request = scene.Request with { Verdicts = [] };
        scene.Forget();
        await scene.PublishAsync();
        Assert.EndsWith("posted=0\nreview=\n", scene.Outputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_in_the_body_is_no_suggestion_and_takes_no_suggestions_place()
    {
        await using var scene = await WithOneAsync();
        scene.Request = scene.Request with { MostSuggestions = 1 };
        scene.Add("src/A.cs", new(3, 3), "    far away", ratio: 9);
        scene.Add("src/A.cs", new(5, 5), "    far away too", ratio: 8);

        var publication = await scene.PublishAsync();

        Assert.Single(scene.Pull.Comments);
        Assert.Equal((1, 2), (publication.Suggestions, publication.Posted.Count));
        Assert.Contains("posted=1", scene.Outputs, StringComparison.Ordinal);
        Assert.Contains(
            "1 suggestion posted, and 1 edit shown in the review.",
            scene.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "more are not posted on one pull request",
            Assert.Single(publication.Others).Reason
        );
    }

    private static async Task<Scene> WithOneAsync()
    {
        var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    one");
        return scene;
    }
}
