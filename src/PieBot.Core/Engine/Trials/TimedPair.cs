using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;
using PieBot.Core.Runs;
using PieBot.Core.Timing;
using PieBot.Workers;

namespace PieBot.Core.Engine.Trials;

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
