using PieBot.Core.Timing;

namespace PieBot.Lab.Evaluation.Measuring;

/// <summary>The PIE paper's: so many runs of every case a side, one program at a time, the first ignored, one-tailed Welch test at 0.05 (arXiv 2302.07867, section 3; the numbers are those of madaan/pie-perf's README). No early stop.</summary>
internal sealed class PaperProtocol(MeasuringSettings settings)
{
    private const double Alpha = 0.05;

    public async Task<Comparison> RunAsync(
        ProgramRuns runs,
        ProgramSide baseline,
        ProgramSide candidate,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        var times = new Dictionary<Side, List<TimeSpan>>
        {
            [Side.Baseline] = [],
            [Side.Candidate] = [],
        };
        foreach (var side in Order())
        {
            var total = TimeSpan.Zero;
            foreach (var one in runs.Cases)
            {
                var run = (
                    await runs.RunAsync(
                        [side == Side.Baseline ? baseline : candidate],
                        one,
                        limit,
                        cancellationToken
                    )
                )[0];
                if (run.Fault is { } fault)
                {
                    return new(
                        side == Side.Baseline ? Outcome.BaselineFailed : fault,
                        null,
                        $"at first right, then: {run.Detail}"
                    );
                }

                total += run.Cpu;
            }

            times[side].Add(total);
        }

        return Judge(
            times[Side.Baseline].Skip(settings.IgnoreFirst).ToList(),
            times[Side.Candidate].Skip(settings.IgnoreFirst).ToList()
        );
    }

    private IEnumerable<Side> Order() =>
        settings.Order == RunOrder.Mixed
            ? new TrialSchedule(settings.Seed).Processes(settings.Runs)
            : Enumerable
                .Repeat(Side.Baseline, settings.Runs)
                .Concat(Enumerable.Repeat(Side.Candidate, settings.Runs));

    private static Comparison Judge(List<TimeSpan> baseline, List<TimeSpan> candidate)
    {
        var result = WelchTest.Run(Seconds(baseline), Seconds(candidate), Alpha);
        return new(
            result.PValue < Alpha ? Outcome.Faster : Outcome.NotFaster,
            new(
                Math.Exp(result.Estimate),
                Math.Exp(result.Low),
                Math.Exp(result.High),
                result.PValue,
                baseline.Count,
                TimeSpan.FromSeconds(Seconds(baseline).Average()),
                TimeSpan.FromSeconds(Seconds(candidate).Average()),
                []
            )
        );
    }

    private static List<double> Seconds(List<TimeSpan> times) =>
        times.Select(one => one.TotalSeconds).ToList();
}
