using PieBot.Core.Changes;
using PieBot.Core.Languages;

namespace PieBot.Core.Proposals;

/// <summary>An edit of one target, where it came from, and why it should be faster.</summary>
/// <param name="Id">Short and stable: <c>c-</c> and eight hex digits of the hash of target and edits.</param>
/// <param name="TargetId">The <see cref="ChangedMember.Id"/> it edits.</param>
/// <param name="Edits">In file order, not overlapping.</param>
/// <param name="Origin"><c>rules:CA1860</c>, <c>model:NAME#sample</c> (<c>+repair</c> or <c>+refine</c> in the second round) or <c>patch</c>.</param>
/// <param name="Round">From 2 on for what a model made of the verdicts of others; null in the first.</param>
/// <param name="Rejection">Why the guard refused it before anything was built; null when it may be verified.</param>
/// <param name="Risks">What it may have given up for its speed; null when nothing was found.</param>
internal sealed record Candidate(
    string Id,
    string TargetId,
    IReadOnlyList<Edit> Edits,
    string Origin,
    string Title,
    string Rationale,
    string? Rejection = null,
    IReadOnlyList<Risk>? Risks = null,
    int? Round = null
);
