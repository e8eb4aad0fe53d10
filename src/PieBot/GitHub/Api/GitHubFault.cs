using System.Text.Json;
using System.Text.Json.Nodes;

namespace PieBot.Tool.GitHub.Api;

/// <summary>A request to GitHub that failed for good. Expected: publishing then goes to the step summary.</summary>
internal sealed class GitHubFault(FaultKind kind, string message, Exception? inner = null)
    : Exception(message, inner)
{
    private const int MostText = 400;

    public FaultKind Kind { get; } = kind;

    /// <summary>Whether GitHub may have done what it was asked all the same.</summary>
    public bool MayHaveBeenTaken =>
        Kind is FaultKind.Unavailable or FaultKind.Cut or FaultKind.Garbled;

    /// <summary>What happened and what can be done, in sentences.</summary>
    public string Explain() =>
        Kind switch
        {
            FaultKind.BadToken => $"{Message}. The token is not valid: give the step GITHUB_TOKEN.",
            FaultKind.Forbidden =>
                $"{Message}. The token may not post here: give the job 'pull-requests: write' and 'contents: read'; pull requests from forks get no such token.",
            FaultKind.NotFound =>
                $"{Message}. There is no such pull request, or the token may not see it.",
            FaultKind.Limited => $"{Message}. GitHub's limit was waited for, in vain.",
            _ => $"{Message}.",
        };

    /// <summary>GitHub's own words on an error: <c>message</c>, and <c>errors</c> in either of their two shapes.</summary>
    public static string Words(string? body)
    {
        try
        {
            if (JsonNode.Parse(body ?? "") is not JsonObject json)
            {
                return "";
            }

            var errors = (json["errors"] as JsonArray ?? []).Select(error =>
                error switch
                {
                    JsonValue text => text.ToString(),
                    JsonObject fields => fields["message"]?.ToString()
                        ?? $"{fields["field"]} {fields["code"]}",
                    _ => "",
                }
            );
            var words = string.Join(
                "; ",
                errors.Prepend(json["message"]?.ToString() ?? "").Where(one => one.Length > 0)
            );
            return new(words.Where(one => !char.IsControl(one)).Take(MostText).ToArray());
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
