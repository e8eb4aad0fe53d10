using PieBot.Core.Engine.Sides;
using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>What of a pool of tests is worth timing and passes by itself.</summary>
/// <param name="Known">Ids of the tests that each process has; null when that is not known.</param>
/// <param name="Flaky">Those of the pool that do not pass by themselves, with the reasons.</param>
/// <param name="Direct">Ids of those that can be called without their framework.</param>
internal sealed record LoneTests(
    IReadOnlyList<CoveredTest> Timed,
    IReadOnlySet<string>? Known,
    IReadOnlyList<string> Flaky,
    IReadOnlyList<string> Direct
)
{
    // Without the tests that fail alone others are timed, which may need them.
    private const int Runs = 3;

    /// <param name="first">A worker that has run nothing yet.</param>
    /// <param name="covering">All tests that may be run on a candidate, as the framework ran them.</param>
    /// <param name="names">For people, by id.</param>
    public static async Task<LoneTests> OfAsync(
        LoneWorker first,
        IReadOnlyList<CoveredTest> pool,
        IReadOnlyList<CoveredTest> covering,
        IReadOnlyDictionary<string, string> names,
        CancellationToken cancellationToken
    )
    {
        var timed = TestChoice.Worthwhile(pool);
        var flaky = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlySet<string>? known = null;
        IReadOnlyList<string> alike = [];
        await using var direct = await DirectTests.StartAsync(
            first,
            timed,
            covering,
            cancellationToken
        );
        for (var run = 0; run < Runs && timed.Count > 0; run++)
        {
            await using var next =
                run == 0 ? null : first.Another($"alone-{run}", cancellationToken);
            var lone = await LoneRun.OfAsync(
                next ?? first,
                timed.Select(test => test.Id).ToList(),
                cancellationToken
            );
            known =
                lone.Known is null ? known
                : known is null ? lone.Known
                : known.Intersect(lone.Known).ToHashSet(StringComparer.Ordinal);
            var faults = timed
                .Select(test => (test.Id, Fault: lone.Fault(test.Id, names[test.Id])))
                .Where(one => one.Fault is not null)
                .ToDictionary(one => one.Id, one => one.Fault!);
            if (faults.Count == 0)
            {
                alike = run > 0 ? [] : await direct.AlikeAsync(lone, cancellationToken);
                break;
            }

            foreach (var (id, fault) in faults)
            {
                flaky[id] = fault;
            }

            pool = pool.Where(test => !flaky.ContainsKey(test.Id)).ToList();
            timed = pool.Count > 0 ? TestChoice.Worthwhile(pool) : [];
        }

        return new(timed, known, flaky.Values.Distinct().ToList(), alike);
    }
}
