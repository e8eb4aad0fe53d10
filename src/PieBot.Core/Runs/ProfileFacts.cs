namespace PieBot.Runs;

/// <summary>Where the tests of the head spend their time.</summary>
/// <param name="Samples">Of threads at work in the repository's code; shares are of these.</param>
/// <param name="Members">The changed members that were met, the one that takes most first.</param>
internal sealed record ProfileFacts(long Samples, IReadOnlyList<MemberShare> Members);

/// <summary>What share of the samples were taken in a member, or in what it calls.</summary>
/// <param name="Id">Of the changed member.</param>
/// <param name="Share">0 to 1. Shares of members that call each other overlap.</param>
internal sealed record MemberShare(string Id, double Share);
