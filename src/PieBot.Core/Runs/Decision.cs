namespace PieBot.Core.Runs;

/// <summary>What a reader of a run wants of a candidate, a line of <c>decisions.jsonl</c>.</summary>
/// <param name="At">When it was decided.</param>
internal sealed record Decision(string CandidateId, Choice Choice, DateTimeOffset At);

internal enum Choice
{
    /// <summary>Taken back: it is undecided again.</summary>
    Open,
    Accepted,
    Rejected,

    /// <summary>Accepted, and put into the working tree.</summary>
    Applied,
}
