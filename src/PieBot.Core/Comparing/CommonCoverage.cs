using PieBot.Core.Runs;

namespace PieBot.Core.Comparing;

/// <summary>The tests of the same id that reach a member and pass at both commits, and are the same tests.</summary>
internal static class CommonCoverage
{
    // Where the tests that are worth timing on one side are not those of the other.
    private const int FewTests = 10;

    /// <param name="changed">Whether a test of this id may have changed between the commits.</param>
    /// <returns>What can be timed at both; or why nothing can.</returns>
    public static (Coverage? Coverage, string? Reason) Of(
        Coverage was,
        Coverage now,
        Func<string, bool> changed
    )
    {
        if (was.Project != now.Project)
        {
            return (
                null,
                $"different test projects cover it: {was.Project} at the base, {now.Project} at the head"
            );
        }

        var both = was.Covering.Intersect(now.Covering).ToList();
        var same = both.Where(id => !changed(id)).ToHashSet(StringComparer.Ordinal);
        var repetition = (Repetition)Math.Max((int)was.Repetition, (int)now.Repetition);
        if (repetition != Repetition.WholeProgram && same.Count == 0)
        {
            return (
                null,
                both.Count == 0
                    ? "no test of the same name covers it and passes at both commits"
                    : $"its covering tests changed too: {string.Join(", ", both.Take(3))}{(both.Count > 3 ? ", …" : "")}"
            );
        }

        var timed = now.Timed.Where(same.Contains).ToList();
        timed = timed.Count > 0 ? timed : was.Timed.Where(same.Contains).ToList();
        return (
            now with
            {
                Names = was.Names.Intersect(now.Names).ToList(),
                Covering = [.. same],
                Timed = timed.Count > 0 ? timed : same.Take(FewTests).ToList(),
                Repetition = repetition,
                ThreadClock = was.ThreadClock && now.ThreadClock,
            },
            null
        );
    }
}
