namespace PieBot.Tests.GitHub;

/// <summary>Two runs about one head that publish at the same time.</summary>
public sealed class TwoPublishersTests
{
    [Fact]
    public async Task Post_everything_once()
    {
        await using var scene = await WithTwoAsync();

        var (one, other) = await AtOnceAsync(scene);

        Assert.Equal(2, scene.Pull.Comments.Count);
        Assert.Equal(2, scene.Pull.Comments.Select(comment => comment.Body).Distinct().Count());
        Assert.Equal([0, 2], new[] { one.Suggestions, other.Suggestions }.Order());
        Assert.Single(
            scene.Pull.Reviews,
            review => review.Body.StartsWith("Another run of PieBot", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task And_nothing_more_afterwards()
    {
        await using var scene = await WithTwoAsync();
        await AtOnceAsync(scene);
        var reviews = scene.Pull.Reviews.Count;

        await scene.PublishAsync();

        Assert.Equal((reviews, 2), (scene.Pull.Reviews.Count, scene.Pull.Comments.Count));
    }

    [Fact]
    public async Task An_earlier_review_of_the_same_head_is_no_twin()
    {
        await using var scene = await WithTwoAsync();
        await scene.PublishAsync();
        // It was marked as outdated on another head, and a force-push brought this one back.
        scene.Pull.Comments.RemoveAt(1);
        var first = scene.Pull.Comments[0];
        scene.Pull.Comments[0] = first with
        {
            Body = first.Body.Replace(" -->", " stale -->", StringComparison.Ordinal),
        };

        await scene.PublishAsync();

        Assert.Equal(2, scene.Pull.Comments.Count);
    }

    private static async Task<(
        PieBot.Tool.GitHub.Publication One,
        PieBot.Tool.GitHub.Publication Other
    )> AtOnceAsync(Scene scene)
    {
        // Neither posts before both have seen that there is nothing yet.
        var ready = new TaskCompletionSource();
        var waiting = 0;
        scene.GitHub.Disturb(
            "POST",
            "/reviews",
            async (_, take) =>
            {
                if (Interlocked.Increment(ref waiting) == 2)
                {
                    ready.SetResult();
                }

                await ready.Task;
                await take();
            },
            times: 2
        );
        scene.WriteRun();
        var both = await Task.WhenAll(
            scene.PublishWrittenAsync("-1"),
            scene.PublishWrittenAsync("-2")
        );
        return (both[0], both[1]);
    }

    private static async Task<Scene> WithTwoAsync()
    {
        var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    one");
        scene.Add("src/A.cs", new(21, 21), "    two", ratio: 3);
        return scene;
    }
}
