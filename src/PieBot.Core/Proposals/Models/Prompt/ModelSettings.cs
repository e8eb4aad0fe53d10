namespace PieBot.Core.Proposals.Models.Prompt;

/// <summary>How a model is asked, and what may be spent; every default answers the fear of a bill.</summary>
/// <param name="Name">Of the model, or of Azure's deployment.</param>
internal sealed record ModelSettings(string Name)
{
    public PromptType Prompt { get; init; } = PromptType.FewShot;

    /// <summary>Replies a member: 8 drawn at temperature 0.7, or 1 greedy (the paper's settings, arXiv 2302.07867, section 4).</summary>
    public int Samples { get; init; } = 8;

    /// <summary>Slow → fast pairs shown with a member.</summary>
    public int Examples { get; init; } = 4;

    /// <summary>Tokens of one request's prompt.</summary>
    public int PromptTokens { get; init; } = 6_000;

    /// <summary>Tokens of one reply, thought included.</summary>
    public int ReplyTokens { get; init; } = 4_096;

    /// <summary>Tokens of the whole run, in and out.</summary>
    public long MaxTokens { get; init; } = 500_000;

    /// <summary>Requests of the whole run.</summary>
    public int MaxRequests { get; init; } = 200;

    /// <summary>Time of all requests of the run together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Requests under way at once.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Refused replies, and failed candidates, of a member that are sent back with the reason, once each.</summary>
    public int Repairs { get; init; } = 1;

    /// <summary>How often the model is asked for edits of a member: from the second time on with what was measured of the best before.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>The number of the last round that may come: repairs of what is verified come in a round of their own.</summary>
    public int LastRound => Math.Max(Rounds, Repairs > 0 ? 2 : 1);

    /// <summary>Whether every reply must be in the cache.</summary>
    public bool Offline { get; init; }

    public double Temperature => Samples == 1 ? 0 : 0.7;
}
