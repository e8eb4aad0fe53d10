namespace PieBot.Core.Engine.Sides;

/// <summary>
/// The tests that are to be timed, run as they will be: in a process of their own and without the others. Some pass only
/// because of what an earlier test left behind, and some have another name in each process; no edit is to blame for them.
/// </summary>
/// <param name="Known">Ids of all tests that this process has too; null when nothing could be found out.</param>
/// <param name="Calls">Of the members, by the id of each test that passed and reached them.</param>
internal sealed record LoneRun(IReadOnlySet<string>? Known, IReadOnlyDictionary<string, long> Calls)
{
    private static readonly LoneRun Nothing = new(null, new Dictionary<string, long>());

    /// <param name="worker">Has run nothing yet.</param>
    /// <param name="timed">Worker ids.</param>
    public static async Task<LoneRun> OfAsync(
        LoneWorker worker,
        IReadOnlyList<string> timed,
        CancellationToken cancellationToken
    )
    {
        var discovered = await worker.Discovered;
        if (discovered.Reply is null)
        {
            return Nothing;
        }

        var known = discovered
            .Reply.Tests.Select(test => test.Id)
            .ToHashSet(StringComparer.Ordinal);
        var covered = await worker.Worker.CoverAsync(
            timed.Where(known.Contains).ToList(),
            cancellationToken
        );
        return covered.Reply is null
            ? Nothing
            : new(
                known,
                covered
                    .Reply.Tests.Where(test => test is { Passed: true, Calls: > 0 })
                    .ToDictionary(test => test.Id, test => test.Calls, StringComparer.Ordinal)
            );
    }

    /// <summary>The test, and why it cannot be timed, for people; null when it can.</summary>
    public string? Fault(string id, string name) =>
        Known is null || Calls.ContainsKey(id) ? null
        : Known.Contains(id) ? $"{name}: passes only after other tests"
        : TestGate.NameOf(name) is { } drawn ? $"{drawn}[…]: {TestGate.OtherParameters}"
        : $"{name}: has another name in each run";
}
