using PieBot.Processes;
using PieBot.Runs;
using PieBot.Verification.DotNet.Faults;
using PieBot.Verification.DotNet.Observing;

namespace PieBot.Verification.DotNet;

/// <summary>All that candidates of one baseline are put through, wired up.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly Baseline _baseline;
    private readonly CandidateTree _tree;
    private readonly ObserveCheck _observe;
    private readonly StrengthCheck _strength;

    /// <param name="known">Trials of a killed run, which are not run again.</param>
    /// <param name="record">Takes each new one.</param>
    /// <param name="covers">What a killed run had found out of coverage; null when nothing.</param>
    /// <param name="cover">Takes what is found out now; null where nobody goes on with it.</param>
    public Bench(
        Baseline baseline,
        string repository,
        string head,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        IReadOnlyList<TrialRecord> known,
        Action<TrialRecord> record,
        IReadOnlyList<CoverRecord>? covers = null,
        Action<CoverRecord>? cover = null
    )
    {
        _baseline = baseline;
        _tree = new(
            baseline,
            repository,
            head,
            Path.Combine(confinement.Scratch, "candidate"),
            settings.BuildTimeout
        );
        var builder = new SideBuilder(baseline, _tree, settings.BuildTimeout);
        Probed = new(builder);
        Gate = new(
            baseline,
            builder,
            Probed,
            settings,
            confinement,
            clock,
            covers ?? [],
            cover ?? (_ => { })
        );
        Trials = new(settings, known, clock, record);
        Pairs = new(baseline, Probed, settings, confinement);
        _observe = new(builder, confinement);
        _strength = new(builder, confinement);
        Comparison = Comparing(settings, Trials, clock, record);
        Together = new(baseline, _tree, Gate, clock);
    }

    /// <summary>Roots of the checkouts that are worked in now.</summary>
    public IEnumerable<string> Trees =>
        _tree.Root is { } root ? [_baseline.Root, root] : [_baseline.Root];

    public ProbedSides Probed { get; }

    public CandidateGate Gate { get; }

    public TimedPairs Pairs { get; }

    public TrialRunner Trials { get; }

    public Comparison Comparison { get; }

    public Together Together { get; }

    /// <summary>A comparison with settings and trials of its own, on the same builds.</summary>
    public Comparison Comparing(
        VerifySettings settings,
        TrialRunner trials,
        StageClock clock,
        Action<TrialRecord> record
    ) =>
        new(
            Pairs,
            trials,
            _observe,
            new(Gate, Pairs, trials, settings, clock),
            new(_tree, Gate, trials, _strength, settings, clock),
            settings,
            clock,
            record
        );

    public ValueTask DisposeAsync()
    {
        Probed.Dispose();
        return _tree.DisposeAsync();
    }
}
