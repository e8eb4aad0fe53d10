using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using PieBot.Testing.GitHub;
using PieBot.Tool.GitHub.Api;

namespace PieBot.Tests.GitHub;

/// <summary>What PieBot sends and reads, against GitHub's published description. The fake holds every request of every test against it too.</summary>
public sealed class ContractTests
{
    private static readonly Dictionary<string, string> NoQuery = [];

    /// <summary>Every property that is read is one the description has.</summary>
    [Theory]
    [InlineData("/user", typeof(Account))]
    [InlineData("/repos/{owner}/{repo}/pulls", typeof(List<PullRequest>))]
    [InlineData("/repos/{owner}/{repo}/pulls/{pull_number}", typeof(PullRequest))]
    [InlineData("/repos/{owner}/{repo}/pulls/{pull_number}/files", typeof(List<PullRequestFile>))]
    [InlineData("/repos/{owner}/{repo}/pulls/{pull_number}/reviews", typeof(List<Review>))]
    [InlineData("/repos/{owner}/{repo}/pulls/{pull_number}/comments", typeof(List<ReviewComment>))]
    [InlineData("/repos/{owner}/{repo}/git/blobs/{file_sha}", typeof(Blob))]
    [InlineData("/repos/{owner}/{repo}/git/commits/{commit_sha}", typeof(GitCommit))]
    [InlineData("/repos/{owner}/{repo}/compare/{basehead}", typeof(Comparison))]
    public void What_is_read_is_described(string template, Type type)
    {
        var read = Compare(OpenApi.AnswerSchema("get", template), type);

        Assert.InRange(read, 1, 100);
    }

    [Theory]
    [InlineData("""{"event": "SHRUG"}""")]
    [InlineData("""{"comments": [{"path": "a", "line": 1}]}""")]
    [InlineData("""{"comments": [{"path": "a", "body": "b", "line": "1"}]}""")]
    [InlineData("""{"comments": [{"path": "a", "body": "b", "lines": 1}]}""")]
    public void A_review_of_another_shape_is_told(string body) =>
        Assert.NotEmpty(OpenApi.Request("POST", "/repos/o/r/pulls/7/reviews", NoQuery, body));

    [Fact]
    public void Requests_that_are_not_described_are_told()
    {
        Assert.NotEmpty(OpenApi.Request("PUT", "/repos/o/r/pulls/7/reviews", NoQuery, "{}"));
        Assert.NotEmpty(OpenApi.Request("GET", "/repos/o/r/pulls/seven", NoQuery, ""));
        Assert.NotEmpty(
            OpenApi.Request("GET", "/user", new Dictionary<string, string> { ["x"] = "1" }, "")
        );
        Assert.NotEmpty(
            OpenApi.Request(
                "GET",
                "/repos/o/r/pulls",
                new Dictionary<string, string> { ["state"] = "odd" },
                ""
            )
        );
        Assert.NotEmpty(OpenApi.Answer("GET", "/user", 200, """{"login": 1}"""));
        Assert.NotEmpty(OpenApi.Answer("GET", "/repos/o/r/pulls/7", 200, """{"nummer": 1}"""));
    }

    /// <summary>The fake refuses what the description allows and GitHub does not.</summary>
    [Theory]
    [InlineData(
        """{"path": "src/A.cs", "body": "x", "line": 5, "side": "RIGHT"}""",
        "must be part of the diff"
    )]
    [InlineData(
        """{"path": "src/B.cs", "body": "x", "line": 20, "side": "RIGHT"}""",
        "path is invalid"
    )]
    [InlineData(
        """{"path": "src/A.cs", "body": "x", "line": 20, "start_line": 21, "side": "RIGHT"}""",
        "must precede"
    )]
    [InlineData(
        """{"path": "src/A.cs", "body": "x", "line": 20, "start_line": 20, "side": "RIGHT"}""",
        "must precede"
    )]
    [InlineData(
        """{"path": "src/A.cs", "body": "x", "line": 20, "start_line": 5, "side": "RIGHT"}""",
        "same hunk"
    )]
    [InlineData("""{"path": "src/A.cs", "body": "", "line": 20, "side": "RIGHT"}""", "65536")]
    public async Task The_fake_refuses_what_GitHub_refuses(string comment, string words)
    {
        await using var scene = await Scene.UsualAsync();
        JsonNode Review(string one) =>
            new JsonObject
            {
                ["event"] = "COMMENT",
                ["body"] = "x",
                ["commit_id"] = scene.Pull.Head,
                ["comments"] = new JsonArray(JsonNode.Parse(one)),
            };

        Assert.Empty(
            FakeRules.Faults(
                scene.Pull,
                Review("""{"path": "src/A.cs", "body": "x", "line": 20, "side": "RIGHT"}"""),
                false
            )
        );
        Assert.Contains(
            words,
            string.Join(' ', FakeRules.Faults(scene.Pull, Review(comment), false)),
            StringComparison.Ordinal
        );
        Assert.NotEmpty(FakeRules.Faults(scene.Pull, Review(comment), hasPending: true));
    }

    private static int Compare(JsonNode schema, Type type)
    {
        var info = GitHubTypes.Default.GetTypeInfo(type)!;
        if (info.Kind == JsonTypeInfoKind.Enumerable)
        {
            return Compare(schema["items"]!, info.ElementType!);
        }

        var alternatives = schema["anyOf"] as JsonArray ?? [schema.DeepClone()];
        foreach (var alternative in alternatives)
        {
            var described = alternative!["properties"]!.AsObject();
            foreach (var property in info.Properties)
            {
                Assert.True(described.ContainsKey(property.Name), $"{type.Name}.{property.Name}");
                var own = GitHubTypes.Default.GetTypeInfo(property.PropertyType);
                if (
                    own?.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable
                    && (
                        described[property.Name]!["properties"]
                        ?? described[property.Name]!["items"]?["properties"]
                    )
                        is not null
                )
                {
                    Compare(described[property.Name]!, property.PropertyType);
                }
            }
        }

        return info.Properties.Count;
    }
}
