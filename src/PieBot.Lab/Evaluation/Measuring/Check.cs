namespace PieBot.Lab.Evaluation.Measuring;

/// <summary>A program's first run on all cases, which says whether it is right and about how long it takes.</summary>
/// <param name="Cpu">Of each case.</param>
/// <param name="Fault">Null when it is right.</param>
internal sealed record Check(IReadOnlyList<TimeSpan> Cpu, Outcome? Fault, string? Detail)
{
    public TimeSpan Total => Cpu.Aggregate(TimeSpan.Zero, (sum, one) => sum + one);

    /// <summary>Runs the program on case after case, and ends at the first that it fails.</summary>
    /// <param name="limit">Processor time of a case.</param>
    public static async Task<Check> RunAsync(
        ProgramRuns runs,
        ProgramSide side,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        var times = new List<TimeSpan>();
        foreach (var one in runs.Cases)
        {
            var run = (await runs.RunAsync([side], one, limit, cancellationToken))[0];
            times.Add(run.Cpu);
            if (run.Fault is not null)
            {
                return new(times, run.Fault, run.Detail);
            }
        }

        return new(times, null, null);
    }
}
