using PieBot.Processes;
using PieBot.Runs;

namespace PieBot.Verification.DotNet;

/// <summary>All that candidates of one baseline are put through, wired up.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly CandidateTree _tree;

    /// <param name="known">Trials of a killed run, which are not run again.</param>
    /// <param name="record">Takes each new one.</param>
    public Bench(
        Baseline baseline,
        string repository,
        string head,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        IReadOnlyList<TrialRecord> known,
        Action<TrialRecord> record
    )
    {
        _tree = new(
            baseline,
            repository,
            head,
            Path.Combine(confinement.Scratch, "candidate"),
            settings.BuildTimeout
        );
        var builder = new SideBuilder(baseline, _tree, settings.BuildTimeout);
        Probed = new(builder);
        Gate = new(baseline, builder, Probed, settings, confinement, clock);
        Trials = new(settings, known, clock, record);
        Pairs = new(baseline, Probed, settings, confinement);
        Comparison = new(
            Pairs,
            Trials,
            new(builder, confinement),
            new(Gate, Pairs, Trials, settings, clock),
            new(_tree, Gate, Trials, new(builder, confinement), settings, clock),
            settings,
            clock,
            record
        );
        Together = new(baseline, _tree, Gate, clock);
    }

    public ProbedSides Probed { get; }

    public CandidateGate Gate { get; }

    public TimedPairs Pairs { get; }

    public TrialRunner Trials { get; }

    public Comparison Comparison { get; }

    public Together Together { get; }

    public ValueTask DisposeAsync()
    {
        Probed.Dispose();
        return _tree.DisposeAsync();
    }
}
