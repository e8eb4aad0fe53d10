using System.ClientModel.Primitives;
using System.Globalization;

namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>
/// Tries again what may pass: too many requests, faults of the server, broken connections. Waits as long as the server asks
/// (Retry-After), but not for minutes, and twice as long each time where it does not say.
/// </summary>
internal class PatientRetry(int retries, TimeProvider time) : ClientRetryPolicy(retries)
{
    /// <summary>A server that wants more is not waited for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    private readonly int _retries = retries;

    protected override async ValueTask<bool> ShouldRetryAsync(
        PipelineMessage message,
        Exception? exception
    )
    {
        // A request that took its whole time would take it again.
        if (
            exception is OperationCanceledException or ReplyTooLargeException
            || Asked(message.Response) > LongestWait
        )
        {
            return false;
        }

        return await base.ShouldRetryAsync(message, exception);
    }

    protected override TimeSpan GetNextDelay(PipelineMessage message, int tryCount)
    {
        var own = FirstWait * Math.Pow(2, Math.Clamp(tryCount, 0, _retries));
        var asked = Asked(message.Response) ?? TimeSpan.Zero;
        return asked > own ? asked : own;
    }

    protected override Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        Task.Delay(wait, time, cancellationToken);

    // Seconds or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
    private TimeSpan? Asked(PipelineResponse? response)
    {
        if (response is null || !response.Headers.TryGetValue("Retry-After", out var value))
        {
            return null;
        }

        return double.TryParse(
                value,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var seconds
            ) && seconds is >= 0 and < 1e6
                ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var date)
                ? date - time.GetUtcNow()
            : null;
    }
}
