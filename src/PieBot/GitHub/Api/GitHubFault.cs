using System.Text.Json;
using System.Text.Json.Nodes;

namespace PieBot.Tool.GitHub.Api;

/// <summary>How a request failed.</summary>
internal enum FaultKind
{
    /// <summary>401.</summary>
    BadToken,

    /// <summary>403 that is no limit.</summary>
    Forbidden,

    /// <summary>404, which is also what GitHub says of what a token may not see.</summary>
    NotFound,

    /// <summary>422 and other 4xx: the request was understood and refused.</summary>
    Refused,

    /// <summary>429, or 403 for a limit, for longer than PieBot waits.</summary>
    Limited,

    /// <summary>5xx: it may or may not have been taken.</summary>
    Unavailable,

    /// <summary>No answer, or half of one: it may or may not have been taken.</summary>
    Cut,

    /// <summary>An answer that is none: it may or may not have been taken.</summary>
    Garbled,
}

/// <summary>A request to GitHub that failed for good. Expected: publishing then goes to the step summary.</summary>
internal sealed class GitHubFault(FaultKind kind, string message, Exception? inner = null)
    : Exception(message, inner)
{
    private const int MostText = 400;

    public FaultKind Kind { get; } = kind;

    /// <summary>Whether GitHub may have done what it was asked all the same.</summary>
    public bool MayHaveBeenTaken =>
        Kind is FaultKind.Unavailable or FaultKind.Cut or FaultKind.Garbled;

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
