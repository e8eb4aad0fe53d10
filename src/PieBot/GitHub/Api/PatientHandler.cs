using System.Globalization;
using System.Net;
using System.Text.Json;

namespace PieBot.Tool.GitHub.Api;

/// <summary>
/// Sends requests again within a cap: those that a limit refused, whatever they are; those that failed on the way only when doing
/// them twice is doing them once. A POST that may have been taken is left to whoever can find out.
/// </summary>
internal sealed class PatientHandler(
    HttpMessageHandler inner,
    Patience patience,
    TimeProvider time,
    CancellationToken stop
) : DelegatingHandler(inner)
{
    private TimeSpan _waited;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        request.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", "2022-11-28");
        // Octokit passes no token on with PATCH, PUT and DELETE.
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop);
        for (var attempt = 1; ; attempt++)
        {
            var (response, fault) = await TryAsync(request, linked.Token).ConfigureAwait(false);
            var wait = attempt < patience.Attempts ? Wait(request, response, attempt) : null;
            if (wait is null || _waited + wait > patience.Together)
            {
                return response ?? throw fault!;
            }

            response?.Dispose();
            _waited += wait.Value;
            await Task.Delay(wait.Value, time, linked.Token).ConfigureAwait(false);
        }
    }

    private async Task<(HttpResponseMessage? Response, Exception? Fault)> TryAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience.Answer);
        try
        {
            var response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            // Here, so that an answer that breaks off is tried again too.
            await response.Content.LoadIntoBufferAsync(limit.Token).ConfigureAwait(false);
            return (response, null);
        }
        catch (OperationCanceledException exception)
            when (!cancellationToken.IsCancellationRequested)
        {
            return (
                null,
                new HttpRequestException(
                    $"no answer within {patience.Answer.TotalSeconds:0} s",
                    exception
                )
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (
                null,
                exception as HttpRequestException ?? new("the answer broke off", exception)
            );
        }
    }

    /// <summary>How long to wait before the next try; null when there is none.</summary>
    private TimeSpan? Wait(HttpRequestMessage request, HttpResponseMessage? response, int attempt)
    {
        if (response is not null && Limits.Of(response, time.GetUtcNow()) is { } limit)
        {
            return limit.Wait ?? patience.Limit * Math.Pow(2, attempt - 1);
        }

        var failed =
            response is null
            || response.StatusCode >= HttpStatusCode.InternalServerError
            || (
                request.Method == HttpMethod.Get
                && response.IsSuccessStatusCode
                && !IsWhole(response)
            );
        return failed && request.Method != HttpMethod.Post
            ? Limits.RetryAfter(response, time.GetUtcNow())
                ?? patience.First * Math.Pow(2, attempt - 1)
            : null;
    }

    private static bool IsWhole(HttpResponseMessage response)
    {
        // It lies in the buffer.
        using var copy = new MemoryStream();
        response.Content.CopyTo(copy, null, CancellationToken.None);
        try
        {
            using var json = JsonDocument.Parse(copy.ToArray());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>GitHub's two kinds of limits (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).</summary>
/// <param name="Wait">As long as GitHub says; null when it does not.</param>
internal sealed record Limits(TimeSpan? Wait)
{
    /// <summary>The limit that a response reports; null when it reports none.</summary>
    public static Limits? Of(HttpResponseMessage response, DateTimeOffset now)
    {
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

        return
            response.StatusCode == HttpStatusCode.TooManyRequests
            || Body(response).Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase)
            ? new((TimeSpan?)null)
            : null;
    }

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
        return System.Text.Encoding.UTF8.GetString(copy.ToArray());
    }

    private static long? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values)
        && long.TryParse(values.First(), CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and < 32_503_680_000
            ? value
            : null;

    private static TimeSpan Positive(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span;
}
