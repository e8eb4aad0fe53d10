using PieBot.Core.Proposals.Models.Endpoint;

namespace PieBot.Core.Proposals.Models.Cost;

/// <summary>What a model was asked in a run, what it cost, and what became of its replies: in <c>proposals.json</c> and the reports.</summary>
/// <param name="Endpoint">Host alone; <c>cache</c> when it was not needed.</param>
/// <param name="Requests">Sent, those that were tried again counted once.</param>
/// <param name="Tries">Times that something went over the wire.</param>
/// <param name="Failed">Requests that brought nothing.</param>
/// <param name="CachedReplies">Replies that came from the cache, for nothing.</param>
/// <param name="Estimated">Whether the server did not count its tokens, and they were counted here.</param>
/// <param name="Price">US dollars, of the tokens above; null when no price is known.</param>
/// <param name="Forecast">What was expected before anything was sent.</param>
/// <param name="LeftOut">Members that were not asked about, each with the reason.</param>
/// <param name="Shortened">Members whose prompt went without parts that did not fit, with their names.</param>
/// <param name="Refused">Replies that gave no candidate, each with the reason; the first hundred.</param>
internal sealed record ModelAccount(
    string Model,
    string Endpoint,
    int Requests,
    int Tries,
    int Failed,
    int CachedReplies,
    TokenUsage Tokens,
    bool Estimated,
    double? Price,
    ModelForecast? Forecast,
    ReplyCounts Replies,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<string> Shortened,
    IReadOnlyList<RefusedReply> Refused
);

/// <param name="Members">That are asked about.</param>
/// <param name="Cached">Of them, those whose replies are all in the cache.</param>
/// <param name="Input">Tokens.</param>
/// <param name="MostOutput">Tokens, if every reply were as long as it may be.</param>
/// <param name="MostPrice">US dollars; null when no price is known.</param>
internal sealed record ModelForecast(
    int Members,
    int Cached,
    long Input,
    long MostOutput,
    double? MostPrice
);

/// <summary>What replies came to.</summary>
/// <param name="Edits">Candidates, each different from the others.</param>
/// <param name="Repeated">Edits that another reply, or a rule, gave already.</param>
/// <param name="Empty">Replies that propose nothing.</param>
/// <param name="Unreadable">Empty, cut off, or in no format.</param>
/// <param name="Refused">Edits that cannot be placed, or are more than an edit of the member.</param>
/// <param name="Shifted">Of the edits, those whose line numbers were put right.</param>
internal sealed record ReplyCounts(
    int All = 0,
    int Edits = 0,
    int Repeated = 0,
    int Empty = 0,
    int Unreadable = 0,
    int Refused = 0,
    int Shifted = 0
);

/// <param name="Sample">1-based.</param>
internal sealed record RefusedReply(string TargetId, int Sample, string Reason);
