using PieBot.Core.Engine.Sides;
using PieBot.Core.Runs;

namespace PieBot.Core.Verification;

/// <summary>Keeps in the run's record what is known of a baseline.</summary>
internal sealed class BaselineNotes(RunJournal journal, Baseline baseline)
{
    /// <summary>What is known of it now.</summary>
    /// <param name="notices">What the user should know beside what the build told.</param>
    public void Write(IReadOnlyList<string> notices) =>
        journal.Write(run =>
            run with
            {
                Baseline = BaselineFacts.Join(run.Baseline, Facts),
                Notices = run.Notices.Union(baseline.Prepared.Notices).Union(notices).ToList(),
            }
        );

    /// <summary>Tests that are left out, each with the reason. They are the baseline's, though it takes its probe to know them.</summary>
    public void LeaveOut(IReadOnlyList<string> flaky)
    {
        if (flaky.Count > 0 && journal.Run.Baseline is { } known)
        {
            journal.Write(run =>
                run with
                {
                    Baseline = known with { Excluded = [.. known.Excluded.Union(flaky)] },
                }
            );
        }
    }

    private BaselineFacts Facts =>
        new(
            baseline.Prepared.Suites.Select(suite => suite.Description).ToList(),
            baseline.Gate.Passing,
            baseline
                .Gate.Excluded.Select(test => $"{test.Key}: {test.Value}")
                .Order(StringComparer.Ordinal)
                .ToList()
        );
}
