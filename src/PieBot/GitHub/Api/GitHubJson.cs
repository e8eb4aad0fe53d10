using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Octokit.Internal;

namespace PieBot.Tool.GitHub.Api;

/// <summary>Lets Octokit's connection read and write own types: its models know neither <c>line</c> nor <c>side</c>.</summary>
internal sealed class GitHubJson : IJsonSerializer
{
    private static readonly GitHubTypes Types = new(
        new(GitHubTypes.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    public string Serialize(object item) =>
        item is JsonElement element
            ? element.GetRawText()
            : JsonSerializer.Serialize(item, item.GetType(), Types);

    public T Deserialize<T>(string json) =>
        JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)Types.GetTypeInfo(typeof(T))!)!;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false
)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(PullRequest))]
[JsonSerializable(typeof(List<PullRequest>))]
[JsonSerializable(typeof(List<PullRequestFile>))]
[JsonSerializable(typeof(Blob))]
[JsonSerializable(typeof(FileContent))]
[JsonSerializable(typeof(GitCommit))]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(GraphAnswer))]
[JsonSerializable(typeof(GraphQuery))]
[JsonSerializable(typeof(Review))]
[JsonSerializable(typeof(List<Review>))]
[JsonSerializable(typeof(ReviewComment))]
[JsonSerializable(typeof(List<ReviewComment>))]
[JsonSerializable(typeof(NewReview))]
[JsonSerializable(typeof(NewBody))]
[JsonSerializable(typeof(NewCheckRun))]
[JsonSerializable(typeof(CheckRunUpdate))]
[JsonSerializable(typeof(PostedCheckRun))]
[JsonSerializable(typeof(JsonElement))]
// What Octokit reads answers into that nobody asked for.
[JsonSerializable(typeof(object))]
internal sealed partial class GitHubTypes : JsonSerializerContext;
