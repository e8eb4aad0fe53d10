using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Core.Files;
using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Core.Proposals.Models;

/// <summary>
/// Replies by the hash of what was asked: a file each, which can be kept, shipped and replayed. It holds replies alone: no key,
/// no endpoint, no prompt.
/// </summary>
/// <param name="folder">Made when something is first written; null: nothing is kept.</param>
internal sealed class ReplyCache(string? folder, string model)
{
    // Raised when a request of the same meaning is written in another way.
    private const int Version = 1;
    private const int MostBytes = 64 << 20;

    private static readonly JsonSerializerOptions Reading = StrictJson.Options(CacheJson.Default);

    public IReadOnlyList<Reply> Read(Question question)
    {
        if (folder is null || !File.Exists(PathOf(question)))
        {
            return [];
        }

        try
        {
            return StrictJson
                .Read<CachedReplies>(CappedFile.Read(PathOf(question), MostBytes), Reading)
                .Replies;
        }
        catch (Exception exception)
            when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            // Half written, or not ours: asked again, and written anew.
            return [];
        }
    }

    /// <summary>A cache that cannot be written costs money the next time, and nothing else.</summary>
    /// <param name="about">For people who look into the folder.</param>
    public void Write(Question question, string about, IReadOnlyList<Reply> replies)
    {
        if (folder is null || replies.Count == 0)
        {
            return;
        }

        var path = PathOf(question);
        var temporary = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(
                temporary,
                JsonSerializer.Serialize(
                    new(Version, model, about, replies),
                    CacheJson.Default.CachedReplies
                )
            );
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
        }
    }

    private string PathOf(Question question)
    {
        var text = JsonSerializer.Serialize(question, CacheJson.Default.Question);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}\n{model}\n{text}"));
        return Path.Combine(folder!, $"{Convert.ToHexStringLower(hash)[..40]}.json");
    }
}

/// <summary>What a file of the cache holds.</summary>
internal sealed record CachedReplies(
    int Version,
    string Model,
    string About,
    IReadOnlyList<Reply> Replies
);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true
)]
[JsonSerializable(typeof(CachedReplies))]
[JsonSerializable(typeof(Question))]
internal sealed partial class CacheJson : JsonSerializerContext;
