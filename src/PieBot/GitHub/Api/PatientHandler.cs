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
