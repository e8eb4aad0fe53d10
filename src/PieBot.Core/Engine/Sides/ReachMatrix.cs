using PieBot.Core.Languages;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Sides;

/// <summary>
/// Which tests reach which members, found for all of them by one run of all tests, on a baseline whose members note their
/// numbers. For each member only these tests are run again; without it each costs a run of all tests.
/// </summary>
internal sealed class ReachMatrix(Baseline baseline, Session session)
{
    // As many as probes can tell apart.
    private const int Most = 16384;

    // Of fewer tests a run of its own costs more than it saves, unless they take long.
    private static readonly TimeSpan LongRun = TimeSpan.FromSeconds(8);

    private readonly Dictionary<string, ReachRecord> _known = (session.Folder?.ReadReached() ?? [])
        .Where(reached => reached.Commit == baseline.Head.Commit)
        .DistinctBy(reached => reached.Member)
        .ToDictionary(reached => reached.Member, StringComparer.Ordinal);

    /// <summary>Finds out what is not known yet, where that pays.</summary>
    /// <param name="groups">Each of members that are asked for together; some more than once.</param>
    public async Task FindAsync(
        IEnumerable<IReadOnlyList<ChangedMember>> groups,
        CancellationToken cancellationToken
    )
    {
        var open = groups
            .Where(group => Of(group) is null)
            .DistinctBy(group => string.Join('\n', group.Select(member => member.Id)))
            .ToList();
        var unknown = open.SelectMany(group => group)
            .DistinctBy(member => member.Id)
            .Where(member => !_known.ContainsKey(member.Id))
            .Take(Most)
            .ToList();
        if (
            open.Count < 2
            || (!baseline.Gate.IsLarge && baseline.RunTime < LongRun)
            || baseline.Prepared.Number(unknown) is not { } texts
        )
        {
            return;
        }

        session.Clock.Enter("cover", $"which tests reach which of {unknown.Count} members");
        // One member that takes no number must not cost the others theirs: then each is asked for by itself.
        var (built, _) = await baseline.Prepared.BuildAsync(
            new("reached", SideKind.Marked, texts),
            cancellationToken
        );
        if (built is null)
        {
            return;
        }

        using var side = built;
        var suites = new List<(string Name, IReadOnlyList<IReadOnlyList<ReachingTest>> Tests)>();
        foreach (var suite in side.Suites)
        {
            if (await RunAsync(suite, unknown.Count, cancellationToken) is not { } tests)
            {
                return;
            }

            suites.Add((suite.Name, tests));
        }

        // What was found in a folder that is full or gone says nothing.
        session.Site.MustStand();
        var found = unknown
            .Select(
                (member, number) =>
                    new ReachRecord(
                        baseline.Head.Commit,
                        member.Id,
                        suites
                            .Where(suite => suite.Tests[number].Count > 0)
                            .Select(suite => Of(suite.Name, suite.Tests[number]))
                            .ToList()
                    )
            )
            .ToList();
        session.Folder?.AppendReached(found);
        foreach (var reached in found)
        {
            _known.Add(reached.Member, reached);
        }
    }

    /// <summary>The tests that reach some members, by suite; null when that is not known.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ReachingTest>>? Of(
        IReadOnlyList<ChangedMember> members
    ) =>
        members.All(member => _known.ContainsKey(member.Id))
            ? members
                .SelectMany(member => _known[member.Id].Suites)
                .GroupBy(suite => suite.Name, StringComparer.Ordinal)
                .ToDictionary(
                    suite => suite.Key,
                    suite =>
                        (IReadOnlyList<ReachingTest>)
                            suite.SelectMany(Tests).DistinctBy(test => test.Id).ToList(),
                    StringComparer.Ordinal
                )
            : null;

    private static SuiteTests Of(string suite, IReadOnlyList<ReachingTest> tests) =>
        new(suite, tests.Select(test => test.Id).ToList())
        {
            Nanoseconds = tests.Select(test => test.Nanoseconds).ToList(),
        };

    private static IEnumerable<ReachingTest> Tests(SuiteTests suite) =>
        suite.Tests.Select((id, at) => new ReachingTest(id, suite.Nanoseconds?[at] ?? 0));

    // The tests of each number; null when no worker can tell.
    private async Task<IReadOnlyList<IReadOnlyList<ReachingTest>>?> RunAsync(
        ITestSuite suite,
        int members,
        CancellationToken cancellationToken
    )
    {
        if (
            await WholeRun.OfAsync(
                suite,
                new(session.Confinement) { Timeout = session.Settings.TestTimeout },
                cancellationToken
            )
            is not { } covered
        )
        {
            return null;
        }

        var reaching = covered
            .SelectMany(test => (test.Reached ?? []).Select(number => (Number: number, Test: test)))
            .ToLookup(one => one.Number, one => one.Test);
        return Enumerable
            .Range(0, members)
            .Select(number => WholeRun.Best(reaching[number]))
            .ToList();
    }
}
