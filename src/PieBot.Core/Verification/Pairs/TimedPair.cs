using PieBot.Processes;
using PieBot.Timing;
using PieBot.Verification.Ecosystems;
using PieBot.Verification.Proving;
using PieBot.Workers;

namespace PieBot.Verification.Pairs;

/// <summary>Two instrumented sides and the tests that are timed on them.</summary>
/// <param name="Metric">The member's own time, or that of the tests where a probe cannot see all of it.</param>
/// <param name="Timeout">After which a silent worker is taken for hanging.</param>
internal sealed record TimedPair(
    ITestSuite Baseline,
    ITestSuite Candidate,
    Coverage Coverage,
    Metric Metric,
    Confinement Confinement,
    TimeSpan Timeout
)
{
    public ITestSuite Suite(Side side) => side == Side.Baseline ? Baseline : Candidate;

    public ProbeClock Clock =>
        Metric == Metric.Member && Coverage.ThreadClock ? ProbeClock.Thread : ProbeClock.Wall;
}
