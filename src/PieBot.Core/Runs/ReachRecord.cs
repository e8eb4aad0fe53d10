namespace PieBot.Core.Runs;

/// <summary>Which tests reach a member, a line of <c>reached.jsonl</c>: found once for all members, so that for each only these are run again.</summary>
/// <param name="Commit">That was built.</param>
/// <param name="Member">Its id.</param>
/// <param name="Suites">By worker ids; those that no test of which reaches it are left out.</param>
internal sealed record ReachRecord(string Commit, string Member, IReadOnlyList<SuiteTests> Suites);
