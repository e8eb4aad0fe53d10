namespace PieBot.Core.Languages;

/// <summary>Where the tests of the head spend their time.</summary>
/// <param name="Samples">Of threads at work in the repository's code; shares are of these.</param>
/// <param name="Members">The changed members that were met, the one that takes most first.</param>
internal sealed record ProfileFacts(long Samples, IReadOnlyList<MemberShare> Members);

/// <summary>What share of the samples were taken in a member, or in what it calls.</summary>
/// <param name="Id">Of the changed member.</param>
/// <param name="Share">0 to 1. Shares of members that call each other overlap.</param>
/// <param name="Lines">Where in it, the hottest first, at most five; empty when there are no symbols.</param>
internal sealed record MemberShare(string Id, double Share, IReadOnlyList<LineShare> Lines);

/// <summary>A line of the head's file, with what it calls.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Share">Of all samples, 0 to 1.</param>
internal sealed record LineShare(int Line, double Share);
