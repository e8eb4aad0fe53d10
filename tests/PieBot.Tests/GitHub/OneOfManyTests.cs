using PieBot.Testing.GitHub;

namespace PieBot.Tests.GitHub;

/// <summary>What fails costs itself only.</summary>
public sealed class OneOfManyTests
{
    [Theory]
    [InlineData("one")]
    [InlineData("two")]
    [InlineData("three")]
    public async Task A_comment_that_GitHub_refuses_goes_to_the_body_of_the_one_review(
        string refused
    )
    {
        await using var scene = await WithThreeAsync();
        scene.GitHub.Refused.Add($"    {refused}\n");

        var publication = await scene.PublishAsync();

        var review = Assert.Single(scene.Pull.Reviews);
        Assert.Equal(2, scene.Pull.Comments.Count);
        Assert.Contains($"+    {refused}\n", review.Body, StringComparison.Ordinal);
        Assert.Contains(
            "GitHub did not accept it as a suggestion",
            review.Body,
            StringComparison.Ordinal
        );
        Assert.Equal((2, 3), (publication.Suggestions, publication.Posted.Count));
        Assert.Contains("posted=2", scene.Outputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_GitHub_refuses_several_comments_all_go_to_the_body()
    {
        await using var scene = await WithThreeAsync();
        scene.GitHub.Refused.AddRange(["    one\n", "    two\n"]);

        var publication = await scene.PublishAsync();

        Assert.Empty(scene.Pull.Comments);
        Assert.Single(scene.Pull.Reviews);
        Assert.Equal((0, 3), (publication.Suggestions, publication.Posted.Count));
        Assert.Contains("3 edits shown in the review.", scene.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        403,
        """{"message": "This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API", "errors": [{"resource": "Blob", "field": "data", "code": "too_large"}]}""",
        "too large to fetch"
    )]
    [InlineData(404, """{"message": "Not Found"}""", "Not Found")]
    [InlineData(500, "{}", "500")]
    [InlineData(200, """{"encoding": "base64", "content": "ZXZpbAo="}""", "not what its id says")]
    public async Task A_blob_that_cannot_be_read_costs_its_own_edits_only(
        int status,
        string body,
        string said
    )
    {
        await using var scene = await WithThreeAsync();
        scene.Put("src/B.cs", null, Scene.Text(["one", "two"]));
        scene.Add("src/B.cs", new(2, 2), "zwei");
        scene.GitHub.Disturb(
            "GET",
            $"/git/blobs/{scene.Pull.Files[1].BlobId}",
            Disturbance.Status(status, body),
            times: 1000
        );

        var publication = await scene.PublishAsync();

        Assert.Equal(3, scene.Pull.Comments.Count);
        Assert.Contains(said, Assert.Single(publication.Others).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("pull-requests: write", scene.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_on_a_file_that_cannot_be_read_is_not_called_outdated()
    {
        await using var scene = await WithThreeAsync();
        await scene.PublishAsync();
        scene.GitHub.Disturb(
            "GET",
            $"/git/blobs/{scene.Pull.Files[0].BlobId}",
            Disturbance.Status(404, "{}"),
            times: 1000
        );

        var publication = await scene.PublishAsync();

        Assert.Equal(0, publication.Outdated);
        Assert.DoesNotContain(scene.GitHub.Requests, one => one.Method == "PATCH");
    }

    [Fact]
    public async Task An_earlier_comment_that_cannot_be_edited_costs_the_others_nothing()
    {
        await using var scene = await WithThreeAsync();
        await scene.PublishAsync();
        scene.Pull.Head = new('d', 40);
        scene.Put("src/A.cs", [], Scene.Text(["all", "is", "new"]));
        scene.Forget();
        scene.GitHub.Disturb(
            "PATCH",
            $"/comments/{scene.Pull.Comments[0].Id}",
            Disturbance.Status(404, "{}"),
            times: 1000
        );

        var publication = await scene.PublishAsync();

        Assert.Equal(2, publication.Outdated);
        Assert.Contains(
            "1 earlier comment could not be marked",
            publication.Notice,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{\"candidateId\": \"\\ud800\"}\n\0\u0001{{{\n[]\nnull\n")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_damaged_shard_costs_its_own_candidates_only(string? text)
    {
        await using var scene = await WithThreeAsync();
        scene.WriteRun();
        var damaged = Path.Combine(scene.RunFolder, "verdicts-2.jsonl");
        if (text is null)
        {
            // Larger than any verdicts are.
            await using var file = File.Create(damaged);
            file.SetLength((256L << 20) + 1);
        }
        else
        {
            await File.WriteAllTextAsync(damaged, text, TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync(
            Path.Combine(scene.RunFolder, "run-2.json"),
            text ?? "{",
            TestContext.Current.CancellationToken
        );

        await scene.PublishWrittenAsync();

        Assert.Equal(3, scene.Pull.Comments.Count);
        Assert.True(
            text is not null
                || scene.Summary.Contains("is damaged and counts as lost", StringComparison.Ordinal)
        );
    }

    private static async Task<Scene> WithThreeAsync()
    {
        var scene = await Scene.UsualAsync();
        scene.Add("src/A.cs", new(20, 20), "    one", ratio: 4);
        scene.Add("src/A.cs", new(21, 21), "    two", ratio: 3);
        scene.Add("src/A.cs", new(22, 22), "    three", ratio: 2);
        return scene;
    }
}
