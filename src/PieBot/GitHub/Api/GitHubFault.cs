using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PieBot.Tool.GitHub.Api;

/// <summary>A request to GitHub that failed for good. Expected: publishing then goes to the step summary.</summary>
internal sealed partial class GitHubFault(FaultKind kind, string message, Exception? inner = null)
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
            FaultKind.Locked =>
                $"{Message}. The pull request's conversation is locked, and this token may not comment on it: unlock it, and run this job again.",
            FaultKind.TooLarge => $"{Message}. It is larger than GitHub accepts.",
            FaultKind.Limited =>
                $"{Message}. GitHub's rate limit lasts longer than PieBot waits ({new Patience().LimitsTogether.TotalMinutes:0} minutes in total): run this job again later.",
            FaultKind.Gone => Message,
            _ => $"{Message}.",
        };

    /// <summary>What a status means, and where one status means several things, what its words say.</summary>
    public static FaultKind KindOf(HttpStatusCode status, string words) =>
        status switch
        {
            HttpStatusCode.Unauthorized => FaultKind.BadToken,
            HttpStatusCode.TooManyRequests => FaultKind.Limited,
            HttpStatusCode.Forbidden
            or HttpStatusCode.UnprocessableEntity when Limits.IsNamedIn(words) => FaultKind.Limited,
            HttpStatusCode.Forbidden
            or HttpStatusCode.UnprocessableEntity when Locks().IsMatch(words) => FaultKind.Locked,
            HttpStatusCode.RequestEntityTooLarge => FaultKind.TooLarge,
            HttpStatusCode.Forbidden
            or HttpStatusCode.UnprocessableEntity when Sizes().IsMatch(words) => FaultKind.TooLarge,
            HttpStatusCode.Forbidden => FaultKind.Forbidden,
            HttpStatusCode.NotFound => FaultKind.NotFound,
            >= HttpStatusCode.InternalServerError => FaultKind.Unavailable,
            _ => FaultKind.Refused,
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

    // "Unable to create comment because issue is locked", "lock prevents review".
    [GeneratedRegex(@"\block(ed|s)?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Locks();

    // "The requested blob is too large to fetch via the API", "Body is too long (maximum is 65536 characters)".
    [GeneratedRegex(
        @"\btoo[ _](large|long|big)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Sizes();
}
