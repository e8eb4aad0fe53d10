using System.Text.Json;
using PieBot.Core;

namespace PieBot.Tool.GitHub;

/// <summary>Which pull request a workflow was started for.</summary>
/// <param name="Number">Null after <c>workflow_run</c>, whose list of pull requests is empty for forks: then the head tells.</param>
/// <param name="Head">Of a <c>workflow_run</c>: <c>OWNER:BRANCH</c> and the commit it ran on.</param>
/// <param name="FromFork">Whether the head lies in another repository.</param>
internal sealed record PullRequestEvent(int? Number, RunHead? Head, bool FromFork)
{
    /// <summary>Reads the payload; null when the event is about no pull request.</summary>
    /// <exception cref="UserErrorException">The file cannot be read.</exception>
    public static PullRequestEvent? Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var json = JsonDocument.Parse(stream);
            return Parse(json.RootElement);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UserErrorException(
                $"Cannot read the event in {path} (GITHUB_EVENT_PATH): {exception.Message} Name the pull request with --pull-request.",
                exception
            );
        }
    }

    private static PullRequestEvent? Parse(JsonElement root)
    {
        var repository = Text(root, "repository", "full_name");
        if (Find(root, "pull_request", "number") is { ValueKind: JsonValueKind.Number } number)
        {
            var head = Text(root, "pull_request", "head", "repo", "full_name");
            return new(
                number.TryGetInt32(out var pull) && pull > 0
                    ? pull
                    : throw new JsonException("the pull request has no number."),
                null,
                head != repository
            );
        }

        if (
            Text(root, "workflow_run", "head_sha") is { } commit
            && Text(root, "workflow_run", "head_branch") is { } branch
            && Text(root, "workflow_run", "head_repository", "owner", "login") is { } owner
        )
        {
            var head = Text(root, "workflow_run", "head_repository", "full_name");
            return new(null, new($"{owner}:{branch}", commit), head != repository);
        }

        return null;
    }

    private static string? Text(JsonElement root, params string[] names) =>
        Find(root, names) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement? Find(JsonElement root, params string[] names)
    {
        foreach (var name in names)
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out root))
            {
                return null;
            }
        }

        return root;
    }
}

/// <summary>What a <c>workflow_run</c> ran on.</summary>
/// <param name="Label"><c>OWNER:BRANCH</c>, as the list of pull requests is filtered by.</param>
internal sealed record RunHead(string Label, string Commit);
