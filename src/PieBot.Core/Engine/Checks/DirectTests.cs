using PieBot.Core.Engine.Sides;
using PieBot.Core.Languages.Workers;
using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>
/// Tests that a worker calls without their framework, which takes less than half of what it takes to start. Those may be run so
/// of which it changes nothing: they pass, again and again, and call the members as often.
/// </summary>
internal sealed class DirectTests : IAsyncDisposable
{
    // Others than those that are timed are tried too where they take no longer.
    private const long MostNanoseconds = 1_000_000_000;

    private readonly LoneWorker? _worker;
    private readonly IReadOnlyList<CoveredTest> _tests;

    private DirectTests(LoneWorker? worker, IReadOnlyList<CoveredTest> tests) =>
        (_worker, _tests) = (worker, tests);

    /// <summary>Starts a worker that calls tests, where one can; it runs nothing yet.</summary>
    /// <param name="first">A worker whose framework runs them.</param>
    /// <param name="timed">What is to be timed.</param>
    /// <param name="covering">The tests that cover the members, as the framework ran them.</param>
    public static async Task<DirectTests> StartAsync(
        LoneWorker first,
        IReadOnlyList<CoveredTest> timed,
        IReadOnlyList<CoveredTest> covering,
        CancellationToken cancellationToken
    )
    {
        var tests = timed
            .Concat(covering.Sum(test => test.WallNanoseconds) < MostNanoseconds ? covering : [])
            .DistinctBy(test => test.Id)
            .ToList();
        return new(
            tests.Count > 0 && (await first.Discovered).Reply is { CallsTests: true }
                ? first.Direct(tests.Select(test => test.Id).ToList(), cancellationToken)
                : null,
            tests
        );
    }

    /// <summary>Runs them so, and once more.</summary>
    /// <param name="lone">What the framework made of those that are timed, in a process that had run nothing else either.</param>
    /// <returns>Ids of those of which it changes nothing.</returns>
    public async Task<IReadOnlyList<string>> AlikeAsync(
        LoneRun lone,
        CancellationToken cancellationToken
    )
    {
        if (_worker is null || (await _worker.Discovered).Reply is not { } listed)
        {
            return [];
        }

        var ids = listed.Tests.Select(test => test.Id).ToList();
        var cold = await _worker.Worker.CoverAsync(ids, cancellationToken);
        var again = await _worker.Worker.CoverAsync(ids, cancellationToken);
        var calls = Passed(cold).ToDictionary(test => test.Id, test => test.Calls);
        var passing = Passed(again).Select(test => test.Id).ToHashSet(StringComparer.Ordinal);
        return _tests
            .Where(test =>
                passing.Contains(test.Id)
                && calls.TryGetValue(test.Id, out var called)
                && called == lone.Calls.GetValueOrDefault(test.Id, test.Calls)
            )
            .Select(test => test.Id)
            .ToList();
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
        }
    }

    private static IEnumerable<CoveredTest> Passed(WorkerAnswer<CoverReply> answer) =>
        (answer.Reply?.Tests ?? []).Where(test => test.Passed);
}
