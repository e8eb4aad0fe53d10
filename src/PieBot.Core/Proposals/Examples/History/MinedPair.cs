using PieBot.Core.Changes;
using PieBot.Core.Languages;

namespace PieBot.Core.Proposals.Examples.History;

/// <summary>A pair out of a commit, with what it takes to verify it at the commit's parent.</summary>
/// <param name="Parent">The full id of the commit whose tests it is held against.</param>
/// <param name="Member">At the parent.</param>
/// <param name="Edits">Of the parent's file: the member's, and its imports'.</param>
internal sealed record MinedPair(
    Example Example,
    string Parent,
    ChangedMember Member,
    IReadOnlyList<Edit> Edits
);

/// <summary>A commit that speaks of performance.</summary>
/// <param name="Pair">Null when it holds none.</param>
/// <param name="LeftOut">Why it holds none.</param>
internal sealed record MinedCommit(string Id, string Subject, MinedPair? Pair, string? LeftOut);
