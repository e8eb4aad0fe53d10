namespace PieBot.Core.Proposals.Models.Endpoint;

/// <summary>How a reply is asked for: by strict schema; where a server has none, as JSON in a fence; where a model cannot, as search and replace blocks; or as plain text.</summary>
internal enum ReplyFormat
{
    Schema,
    Fenced,
    Blocks,
    Text,
}

/// <summary>What a model is asked, whoever answers: nothing in it depends on the endpoint.</summary>
/// <param name="System">The instruction, without that of the format.</param>
/// <param name="User">The member and what belongs to it.</param>
/// <param name="Samples">How many replies.</param>
/// <param name="MaxTokens">Of one reply.</param>
/// <param name="Explain">Whether the analysis comes before the edits.</param>
internal sealed record Question(
    string System,
    string User,
    int Samples,
    double Temperature,
    int MaxTokens,
    ReplyFormat Format,
    bool Explain = false
);

/// <summary>One reply.</summary>
/// <param name="Finish">As the server says: <c>stop</c>, <c>length</c>, <c>content_filter</c>.</param>
internal sealed record Reply(string Text, string Finish);

/// <summary>Tokens of a request, as the server counts them.</summary>
/// <param name="Cached">Those of the input that the provider had in a cache of its own.</param>
internal sealed record TokenUsage(long Input, long Output, long Cached = 0)
{
    public static readonly TokenUsage None = new(0, 0);

    public static TokenUsage operator +(TokenUsage one, TokenUsage other) =>
        new(one.Input + other.Input, one.Output + other.Output, one.Cached + other.Cached);
}

/// <summary>What one request brought.</summary>
/// <param name="Tries">Times it went over the wire.</param>
/// <param name="Fault">Why there is nothing, in a sentence without secrets; null when there is.</param>
/// <param name="Overloaded">Whether it was turned away for too many requests, to the last try.</param>
internal sealed record Answer(
    IReadOnlyList<Reply> Replies,
    TokenUsage Usage,
    int Tries,
    string? Fault = null,
    bool Overloaded = false
);
