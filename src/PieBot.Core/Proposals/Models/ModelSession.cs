using PieBot.Core.Proposals.Models.Cost;
using PieBot.Core.Proposals.Models.Endpoint;
using PieBot.Core.Proposals.Models.Prompt;

namespace PieBot.Core.Proposals.Models;

/// <summary>
/// One run's dealings with a model: replies come from the cache where they are there, else from the endpoint, within the
/// budget and the time; all of it is accounted for, and what the model cannot do is remembered.
/// </summary>
/// <param name="endpoint">Null: only the cache answers.</param>
internal sealed class ModelSession(
    ModelSettings settings,
    ReplyCache cache,
    ChatEndpoint? endpoint,
    Ledger ledger
) : IDisposable
{
    // An endpoint that turns everything away is left alone.
    private const int MostOverloads = 3;

    private readonly Budget _budget = new(settings.MaxTokens, settings.MaxRequests);
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private int _overloads;
    private bool _kept;

    public ModelSettings Settings => settings;

    public Ledger Ledger => ledger;

    /// <summary>How replies are asked for now.</summary>
    public ReplyFormat Format { get; private set; } = ReplyFormat.Schema;

    /// <summary>Why no request is sent any more; null as long as they are.</summary>
    public string? Stopped { get; private set; }

    /// <summary>Whether all replies to this are in the cache.</summary>
    public bool Knows(Question question) => cache.Read(question).Count >= question.Samples;

    /// <summary>Takes up the format in which the cache has replies to this, when it has none in that of the moment.</summary>
    public void Recall(Question question)
    {
        for (var format = Format; !_kept && format <= ReplyFormat.Blocks; format++)
        {
            if (cache.Read(question with { Format = format }).Count > 0)
            {
                Format = format;
                return;
            }
        }
    }

    /// <summary>Notes that replies kept to the format: then one that does not is a slip of the model, and the format stays.</summary>
    public void Keep(ReplyFormat format) => _kept |= format == Format;

    /// <summary>Asks in a simpler format from here on, when none has kept to this one.</summary>
    /// <returns>Whether another format is worth a request.</returns>
    public bool Simplify(ReplyFormat format)
    {
        if (Format == format && !_kept && format < ReplyFormat.Blocks)
        {
            Format = format + 1;
        }

        return Format > format;
    }

    /// <summary>As many replies as asked for, or as many as could be had, with the reason for the rest.</summary>
    /// <param name="about">The member, for the cache's readers.</param>
    /// <exception cref="UserErrorException">No request to this endpoint can succeed.</exception>
    public async Task<Answer> AskAsync(
        Question question,
        string about,
        CancellationToken cancellationToken
    )
    {
        var replies = cache.Read(question).Take(question.Samples).ToList();
        ledger.FromCache(replies.Count);
        var missing = question.Samples - replies.Count;
        if (missing == 0)
        {
            return new(replies, TokenUsage.None, 0);
        }

        if (endpoint is null)
        {
            return new(
                replies,
                TokenUsage.None,
                0,
                replies.Count > 0 ? null : "its replies are not in the cache (--offline)"
            );
        }

        string? fault = null;
        while (replies.Count < question.Samples && fault is null)
        {
            var answer = await SendAsync(
                question,
                question.Samples - replies.Count,
                cancellationToken
            );
            replies.AddRange(answer.Replies.Take(question.Samples - replies.Count));
            fault = answer.Fault;
            if (answer.Replies.Count == 0)
            {
                break;
            }
        }

        if (replies.Count > question.Samples - missing)
        {
            cache.Write(question, about, replies);
        }

        return new(replies, TokenUsage.None, 0, replies.Count > 0 ? null : fault);
    }

    public void Dispose() => endpoint?.Dispose();

    private async Task<Answer> SendAsync(
        Question question,
        int samples,
        CancellationToken cancellationToken
    )
    {
        var left = settings.Timeout - TimeProvider.System.GetElapsedTime(_start);
        if (left <= TimeSpan.Zero)
        {
            Stopped ??= "the time for the model is up (--model-timeout)";
        }

        if (Stopped is not null)
        {
            return Nothing(Stopped);
        }

        var input = TokenCounter.Count(question.System) + TokenCounter.Count(question.User);
        var asked = endpoint!.Traits.Many ? samples : 1;
        var reserved = input + ((long)asked * question.MaxTokens);
        if (await _budget.ReserveAsync(reserved, cancellationToken) is { } cap)
        {
            return Nothing($"the run's budget is used up: {cap}");
        }

        using var timely = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timely.CancelAfter(left);
        // A request that failed may have cost what it was given.
        var spent = (long)input;
        try
        {
            var answer = await endpoint.AskAsync(question, samples, timely.Token);
            var usage = Usage(answer, input);
            spent = usage.Input + usage.Output;
            ledger.Sent(answer, usage, answer.Replies.Count > 0 && answer.Usage.Output == 0);
            Watch(answer);
            if (answer is { Replies.Count: 0, Fault: null } && !endpoint.Traits.Schema)
            {
                _kept = false;
                Simplify(question.Format);
            }

            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Stopped = "the time for the model is up (--model-timeout)";
            ledger.Sent(Nothing(Stopped), TokenUsage.None, false);
            return Nothing(Stopped);
        }
        finally
        {
            _budget.Release(reserved, spent);
        }
    }

    private void Watch(Answer answer)
    {
        if (!answer.Overloaded)
        {
            Interlocked.Exchange(ref _overloads, 0);
        }
        else if (Interlocked.Increment(ref _overloads) >= MostOverloads)
        {
            Stopped = "the endpoint keeps refusing requests (429)";
        }
    }

    // Servers that do not count are counted for.
    private static TokenUsage Usage(Answer answer, long input) =>
        answer.Replies.Count == 0 || answer.Usage.Output > 0
            ? answer.Usage
            : new(input, answer.Replies.Sum(reply => (long)TokenCounter.Count(reply.Text)));

    private static Answer Nothing(string fault) => new([], TokenUsage.None, 0, fault);
}
