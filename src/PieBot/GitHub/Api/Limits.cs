using System.Globalization;
using System.Net;
using System.Text;

namespace PieBot.Tool.GitHub.Api;

/// <summary>GitHub's two kinds of limits (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).</summary>
/// <param name="Wait">As long as GitHub says; null when it does not.</param>
internal sealed record Limits(TimeSpan? Wait)
{
    private static readonly string[] Words =
    [
        "secondary rate limit",
        "abuse detection",
        "abuse-rate-limits",
        "submitted too quickly",
    ];

    /// <summary>The limit that a response reports; null when it reports none.</summary>
    public static Limits? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            return IsNamedIn(Body(response)) ? new(RetryAfter(response, now)) : null;
        }

        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.Forbidden))
        {
            return null;
        }

        if (RetryAfter(response, now) is { } wait)
        {
            return new(wait);
        }

        if (Header(response, "x-ratelimit-remaining") == 0)
        {
            return Header(response, "x-ratelimit-reset") is { } reset
                ? new(
                    Positive(DateTimeOffset.FromUnixTimeSeconds(reset) - now)
                        + TimeSpan.FromSeconds(1)
                )
                : new((TimeSpan?)null);
        }

        return response.StatusCode == HttpStatusCode.TooManyRequests || IsNamedIn(Body(response))
            ? new((TimeSpan?)null)
            : null;
    }

    /// <summary>
    /// Whether an error's words are those of a limit: today's, the older ones of Enterprise servers
    /// (https://developer.github.com/v3/#abuse-rate-limits), and those of a 422 for content made too fast, such as
    /// https://github.com/intel/dffml/issues/1408.
    /// </summary>
    public static bool IsNamedIn(string words) =>
        Array.Exists(Words, one => words.Contains(one, StringComparison.OrdinalIgnoreCase));

    public static TimeSpan? RetryAfter(HttpResponseMessage? response, DateTimeOffset now) =>
        response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => Positive(date - now),
            _ => null,
        };

    private static string Body(HttpResponseMessage response)
    {
        using var copy = new MemoryStream();
        response.Content.CopyTo(copy, null, CancellationToken.None);
        return Encoding.UTF8.GetString(copy.ToArray());
    }

    private static long? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values)
        && long.TryParse(values.First(), CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and < 32_503_680_000
            ? value
            : null;

    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
