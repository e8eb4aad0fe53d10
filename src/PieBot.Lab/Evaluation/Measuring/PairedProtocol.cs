using PieBot.Core.Timing;

namespace PieBot.Lab.Evaluation.Measuring;

/// <summary>
/// The default: a trial runs both programs at once on one core, case after case, so that the kernel has them take turns; its
/// sample is the log of the ratio of their processor times over all cases. A sequential paired test ends it early.
/// </summary>
internal sealed class PairedProtocol(MeasuringSettings settings)
{
    // No noise of this machine makes a program look half as fast.
    private const double ClearlySlower = 2;

    private readonly SequentialTest _test = new(settings.Alpha, settings.MostTrials);
    private readonly TrialSchedule _schedule = new(settings.Seed);

    /// <param name="limit">Processor time of one run.</param>
    /// <param name="baselineCheck">The first, uncounted runs of either side.</param>
    public async Task<Comparison> RunAsync(
        ProgramRuns runs,
        ProgramSide baseline,
        ProgramSide candidate,
        Check baselineCheck,
        Check candidateCheck,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        if (candidateCheck.Total > baselineCheck.Total * ClearlySlower)
        {
            return new(
                Outcome.NotFaster,
                Once(baselineCheck, candidateCheck),
                "much slower at once"
            );
        }

        var samples = new List<double>();
        var totals = (Baseline: TimeSpan.Zero, Candidate: TimeSpan.Zero);
        while (true)
        {
            var order =
                _schedule.First(samples.Count + 1) == Side.Baseline
                    ? (ProgramSide[])[baseline, candidate]
                    : [candidate, baseline];
            var trial = (Baseline: TimeSpan.Zero, Candidate: TimeSpan.Zero);
            foreach (var one in runs.Cases)
            {
                var ended = await runs.RunAsync(order, one, limit, cancellationToken);
                var (first, second) = order[0] == baseline ? (0, 1) : (1, 0);
                if (ended[second].Fault is { } fault)
                {
                    return new(fault, null, $"at first right, then: {ended[second].Detail}");
                }

                if (ended[first].Fault is not null)
                {
                    return new(Outcome.BaselineFailed, null, ended[first].Detail);
                }

                trial = (trial.Baseline + ended[first].Cpu, trial.Candidate + ended[second].Cpu);
            }

            samples.Add(Math.Log(trial.Baseline / trial.Candidate));
            totals = (totals.Baseline + trial.Baseline, totals.Candidate + trial.Candidate);
            if (_test.Judge(samples, settings.MinSaving) is { } finding)
            {
                return new(OutcomeOf(finding), Result(samples, totals));
            }
        }
    }

    private Timed Result(List<double> samples, (TimeSpan Baseline, TimeSpan Candidate) totals)
    {
        var result = PairedTest.Run(samples, settings.Alpha);
        return new(
            Math.Exp(result.Estimate),
            Math.Exp(result.Low),
            Math.Exp(result.High),
            result.PValue,
            samples.Count,
            totals.Baseline / samples.Count,
            totals.Candidate / samples.Count,
            samples
        );
    }

    private static Timed Once(Check baseline, Check candidate)
    {
        var ratio = baseline.Total / candidate.Total;
        return new(ratio, 0, 1, 1, 0, baseline.Total, candidate.Total, []);
    }

    private static Outcome OutcomeOf(Finding finding) =>
        finding switch
        {
            Finding.Faster => Outcome.Faster,
            Finding.Inconclusive => Outcome.Inconclusive,
            _ => Outcome.NotFaster,
        };
}
