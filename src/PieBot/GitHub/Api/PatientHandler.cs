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
    CancellationToken stop
) : DelegatingHandler(inner)
{
    private TimeSpan _waited;
    private TimeSpan _waitedForLimits;

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
            var (response, fault) = await TryAsync(request, linked.Token);
            var limit = response is null ? null : Limits.Of(response, patience.Time.GetUtcNow());
            var wait =
                attempt == patience.Attempts ? null
                : limit is not null ? limit.Wait ?? patience.Limit * Math.Pow(2, attempt - 1)
                : Wait(request, response, attempt);
            if (wait is null || !Spend(wait.Value, limit is not null))
            {
                return response ?? throw fault!;
            }

            response?.Dispose();
            await Task.Delay(wait.Value, patience.Time, linked.Token);
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
            var response = await base.SendAsync(request, limit.Token);
            // Here, so that an answer that breaks off is tried again too.
            await response.Content.LoadIntoBufferAsync(limit.Token);
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

    private bool Spend(TimeSpan wait, bool isLimit)
    {
        ref var waited = ref isLimit ? ref _waitedForLimits : ref _waited;
        if (waited + wait > (isLimit ? patience.LimitsTogether : patience.Together))
        {
            return false;
        }

        waited += wait;
        return true;
    }

    /// <summary>How long to wait before the next try of what no limit refused; null when there is none.</summary>
    private TimeSpan? Wait(HttpRequestMessage request, HttpResponseMessage? response, int attempt)
    {
        var failed =
            response is null
            || response.StatusCode >= HttpStatusCode.InternalServerError
            || (
                request.Method == HttpMethod.Get
                && response.IsSuccessStatusCode
                && !IsWhole(response)
            );
        return failed && (request.Method != HttpMethod.Post || IsQuestion(request))
            ? Limits.RetryAfter(response, patience.Time.GetUtcNow())
                ?? patience.First * Math.Pow(2, attempt - 1)
            : null;
    }

    // GraphQL is asked by POST, and PieBot only asks.
    private static bool IsQuestion(HttpRequestMessage request) =>
        request.RequestUri?.AbsolutePath.EndsWith("/graphql", StringComparison.Ordinal) == true;

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
