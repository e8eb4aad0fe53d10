using PieBot.Core.Configuration;
using PieBot.Core.Engine.Checks;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Processes;
using PieBot.Core.Runs;

namespace PieBot.Core.Engine.Trials;

/// <summary>All that candidates of one baseline are put through, wired up.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly Baseline _baseline;
    private readonly ObserveCheck _observe;
    private readonly MutantCheck _mutants;

    /// <param name="known">Trials of a killed run, which are not run again.</param>
    /// <param name="record">Takes each new one.</param>
    /// <param name="covers">What a killed run had found out of coverage; null when nothing.</param>
    /// <param name="cover">Takes what is found out now; null where nobody resumes from it.</param>
    public Bench(
        Baseline baseline,
        Session session,
        IReadOnlyList<TrialRecord> known,
        Action<TrialRecord> record,
        IReadOnlyList<CoverRecord>? covers = null,
        Action<CoverRecord>? cover = null
    )
    {
        _baseline = baseline;
        Probed = new(baseline.Prepared);
        Trials = new(session.Settings, known, session.Clock, record);
        Pairs = new(baseline, Probed, session);
        _observe = new(baseline.Prepared, session.Confinement, session.Settings.Exercises == true);
        var coverage = new MemberCoverage(
            baseline,
            Probed,
            session,
            covers ?? [],
            cover ?? (_ => { })
        );
        Gate = new(baseline, Probed, session, coverage, _observe);
        _mutants = new(baseline, session);
        Comparison = Comparing(session.Settings, Trials, session.Clock, record);
        Together = new(baseline, Gate.Tests, session.Clock);
    }

    /// <summary>Roots of the checkouts that are worked in now.</summary>
    public IEnumerable<string> Trees => [_baseline.Root, .. _baseline.Prepared.Trees];

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
    )
    {
        var confirmer = new Confirmer(_baseline.Prepared, trials, _mutants, settings, clock);
        return new(
            Pairs,
            trials,
            new(_observe, clock),
            new(Gate, Pairs, trials, settings, clock),
            confirmer,
            new(confirmer, settings, clock, record),
            settings
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Trials.DisposeAsync();
        Probed.Dispose();
    }
}
