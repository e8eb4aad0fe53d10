using PieBot.Core.Runs;
using PieBot.Workers;

namespace PieBot.Core.Engine.Checks;

/// <summary>Which of the tests that cover some members are worth timing.</summary>
internal static class TestChoice
{
    private const int FirstSlice = 8;
    private const int MostTests = 50;
    private const double LeastShareOfHardest = 0.05;
    private const double Long = 250e6;
    private const long MostSampled = 10_000_000_000;

    // The first run of a test compiles it, and more than it: on a busy machine that alone may take longer.
    private const double LongWhenCold = 1e9;

    // So many times as long as a long test, a test is no longer taken along for its members' work.
    private const double MuchTooLong = 8;

    private static readonly TimeSpan MostWall = TimeSpan.FromMilliseconds(50);

    // So many times as many as are timed are tried: which of them are worth it shows when they are warm.
    private const int Tried = 10;

    /// <summary>
    /// Of tests that take long together, some: short ones and long ones alike. Each of them is run with a probe, several times
    /// with its calls noted, and on mutants; on a candidate all are run.
    /// </summary>
    /// <returns>Their ids; one at least, of one at least.</returns>
    public static IReadOnlyList<string> Sample(IReadOnlyList<ReachingTest> reaching)
    {
        var sorted = reaching
            .OrderBy(test => test.Nanoseconds)
            .ThenBy(test => test.Id, StringComparer.Ordinal)
            .ToList();
        var step = 1;
        while (step < sorted.Count && Taken().Sum(test => test.Nanoseconds) > MostSampled)
        {
            step++;
        }

        // In the order in which they were found.
        var taken = Taken().Select(test => test.Id).ToHashSet(StringComparer.Ordinal);
        return reaching.Select(test => test.Id).Where(taken.Contains).ToList();

        IEnumerable<ReachingTest> Taken() => sorted.Where((_, at) => at % step == 0);
    }

    /// <summary>Those that do not take too long.</summary>
    /// <param name="tests">One at least.</param>
    /// <param name="isCold">Whether it was their first run in this process.</param>
    public static List<CoveredTest> Brief(IReadOnlyList<CoveredTest> tests, bool isCold = false)
    {
        // Long tests only where there are no others: a turn is to take milliseconds. But one that is not much too long, and in
        // which alone the members have work to do, is taken along: what an edit gains is not seen in the tests of empty input.
        var most = isCold ? LongWhenCold : Long;
        var brief = tests.Where(test => test.WallNanoseconds < most).ToList();
        var bearable = tests.Where(test => test.WallNanoseconds < most * MuchTooLong).ToList();
        if (bearable.Count == 0)
        {
            return [tests.MinBy(test => test.WallNanoseconds)!];
        }

        var least = LeastShareOfHardest * bearable.Max(test => test.MemberNanoseconds);
        if (!brief.Exists(test => test.MemberNanoseconds >= least))
        {
            brief.Add(
                bearable
                    .Where(test => test.MemberNanoseconds >= least)
                    .MinBy(test => test.WallNanoseconds)!
            );
        }

        return brief;
    }

    /// <summary>Of the tests that work the members hard, those that spend most of their own time there: the rest of a test is noise.</summary>
    /// <param name="tests">One at least.</param>
    public static List<CoveredTest> Worthwhile(IReadOnlyList<CoveredTest> tests) =>
        Choose(tests, LeastShareOfHardest, MostTests, MostWall);

    /// <summary>Of tests that ran once, cold, those of which some will be worth timing.</summary>
    /// <param name="tests">One at least.</param>
    public static List<CoveredTest> Promising(IReadOnlyList<CoveredTest> tests) =>
        // The first call of a member takes long, and the others are not light for that.
        Choose(tests, 0, Tried * MostTests, Tried * MostWall);

    /// <summary>The covering tests in runs of more and more: those that are timed, which are quick, first.</summary>
    public static IEnumerable<IReadOnlyList<string>> Slices(Coverage coverage)
    {
        var timed = coverage.Timed.Intersect(coverage.Covering).ToList();
        if (timed.Count > 0)
        {
            yield return timed;
        }

        var others = coverage.Covering.Except(timed).ToList();
        for (var (at, many) = (0, FirstSlice); at < others.Count; at += many, many *= 2)
        {
            yield return others.Skip(at).Take(many).ToList();
        }
    }

    private static List<CoveredTest> Choose(
        IReadOnlyList<CoveredTest> tests,
        double leastShare,
        int most,
        TimeSpan mostWall
    )
    {
        var least = leastShare * tests.Max(test => test.MemberNanoseconds);
        var taken = new List<CoveredTest>();
        var wall = TimeSpan.Zero;
        foreach (
            var test in tests
                .Where(test => test.MemberNanoseconds >= least)
                .OrderByDescending(test => (double)test.MemberNanoseconds / test.WallNanoseconds)
                .Take(most)
        )
        {
            wall += TimeSpan.FromMicroseconds(test.WallNanoseconds / 1e3);
            if (taken.Count > 0 && wall > mostWall)
            {
                break;
            }

            taken.Add(test);
        }

        return taken;
    }
}
