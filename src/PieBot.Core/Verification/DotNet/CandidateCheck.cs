using PieBot.Changes;
using PieBot.Proposals;
using PieBot.Runs;
using PieBot.Timing;

namespace PieBot.Verification.DotNet;

/// <summary>What became of a candidate, without the time it took.</summary>
internal sealed record Outcome(
    VerdictKind Kind,
    string Reason,
    TestEvidence? Tests = null,
    Measurement? Measurement = null
);

/// <summary>Takes one candidate after another from its edit to what is known of it: covered, built, tested, timed, built and tested for good.</summary>
internal sealed class CandidateCheck(
    Baseline baseline,
    CandidateTree tree,
    VerifySettings settings,
    string scratch,
    StageClock clock,
    Action<TrialRecord> record
) : IDisposable
{
    private const int MostNames = 50;
    private const int MostFailures = 20;

    private readonly SideBuilder _sides = new(baseline, tree);
    private readonly Dictionary<string, (Coverage? Coverage, string? Fault)> _coverage = new(
        StringComparer.Ordinal
    );
    private (string Key, BuiltSide? Side) _probedBaseline = ("", null);

    private TimeSpan Timeout => baseline.CandidateTimeout(settings.TestTimeout);

    public async Task<Outcome> RunAsync(Candidate candidate, CancellationToken cancellationToken)
    {
        var (files, fault) = EditApplier.Plan(baseline.Root, candidate.Edits);
        if (files is null)
        {
            return new(
                VerdictKind.BuildFailed,
                $"the edit does not fit the head commit: {fault}; propose again"
            );
        }

        var edit = EditedMembers.Of(baseline.Root, files);
        clock.Enter("cover", $"{candidate.Id}: which tests reach {edit.Names}");
        var (coverage, uncovered) = await CoverAsync(edit, cancellationToken).ConfigureAwait(false);
        if (coverage is null)
        {
            return new(
                VerdictKind.Inconclusive,
                $"it cannot be told which tests reach {edit.Names}: {uncovered}"
            );
        }

        if (coverage.Names.Count == 0)
        {
            return new(
                VerdictKind.NotCovered,
                $"no passing test reaches {edit.Names}; write a test that does, or name its project with --test-project"
            );
        }

        clock.Enter("build", candidate.Id);
        var (side, errors) = await _sides
            .BuildAsync("candidate", edit.Texts, false, true, cancellationToken)
            .ConfigureAwait(false);
        if (side is null)
        {
            return new(VerdictKind.BuildFailed, errors!);
        }

        using (side)
        {
            clock.Enter("gate", $"{candidate.Id}: all {baseline.Gate.Passing} tests");
            return
                await GateAsync(side.Projects, coverage, cancellationToken).ConfigureAwait(false)
                    is { Kind: not VerdictKind.Faster } failed
                ? failed
                : await MeasureAsync(
                        candidate,
                        edit,
                        files,
                        coverage,
                        side.InMemory,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
        }
    }

    public void Dispose() => _probedBaseline.Side?.Dispose();

    private async Task<(Coverage? Coverage, string? Fault)> CoverAsync(
        EditedMembers edit,
        CancellationToken cancellationToken
    )
    {
        if (_coverage.TryGetValue(edit.Key, out var known))
        {
            return known;
        }

        var (side, fault) = await ProbedBaselineAsync(edit, cancellationToken)
            .ConfigureAwait(false);
        var found = side is null
            ? (null, fault)
            : await Coverage
                .FindAsync(side, scratch, settings.TestTimeout, cancellationToken)
                .ConfigureAwait(false);
        _coverage.Add(edit.Key, found);
        return found;
    }

    // Candidates of one target come one after another, so one side is kept.
    private async Task<(BuiltSide? Side, string? Fault)> ProbedBaselineAsync(
        EditedMembers edit,
        CancellationToken cancellationToken,
        bool inMemory = true
    )
    {
        var key = $"{edit.Key}\n{inMemory}";
        if (_probedBaseline.Key == key)
        {
            return (_probedBaseline.Side, null);
        }

        _probedBaseline.Side?.Dispose();
        _probedBaseline = ("", null);
        var (side, fault) = await _sides
            .BuildAsync("baseline-probed", edit.ProbedBaseline, true, inMemory, cancellationToken)
            .ConfigureAwait(false);
        if (side is not null)
        {
            _probedBaseline = (key, side);
        }

        return (side, fault);
    }

    // The kind Faster stands for "so far nothing against it".
    private async Task<Outcome> GateAsync(
        IReadOnlyList<TestProject> projects,
        Coverage coverage,
        CancellationToken cancellationToken
    )
    {
        var results = await Baseline
            .RunAllAsync(projects, scratch, Timeout, cancellationToken)
            .ConfigureAwait(false);
        var failures = baseline.Gate.Failures(results);
        var total = baseline.Gate.Passing;
        var evidence = Evidence(
            coverage,
            baseline.Gate.Expected.Count(test =>
                test.Value == TestOutcome.Passed
                && results.Outcomes.TryGetValue(test.Key, out var outcome)
                && outcome == TestOutcome.Passed
            ),
            failures
        );
        return results switch
        {
            { TimedOut: true } => new(
                VerdictKind.TimedOut,
                results.Fault
                    ?? $"a test hung: {(failures is [var hung, ..] ? hung : "the runner did not say which")}",
                evidence
            ),
            { Fault: { } fault } => new(VerdictKind.TestsFailed, fault, evidence),
            _ when failures.Count > 0 => new(
                VerdictKind.TestsFailed,
                $"{failures.Count} of {total} tests: {string.Join(", ", failures.Take(3))}{(failures.Count > 3 ? ", …" : "")}",
                evidence
            ),
            _ => new(VerdictKind.Faster, "", evidence),
        };
    }

    private TestEvidence Evidence(Coverage coverage, int passed, IReadOnlyList<string> failures) =>
        new(
            baseline.Gate.Passing,
            passed,
            coverage.Names.Take(MostNames).ToList(),
            failures.Take(MostFailures).ToList()
        );

    private async Task<Outcome> MeasureAsync(
        Candidate candidate,
        EditedMembers edit,
        IReadOnlyDictionary<string, byte[]> files,
        Coverage coverage,
        bool inMemory,
        CancellationToken cancellationToken
    )
    {
        var evidence = Evidence(coverage, baseline.Gate.Passing, []);
        var (probed, fault) = await ProbedBaselineAsync(edit, cancellationToken, inMemory)
            .ConfigureAwait(false);
        (var side, fault) = probed is null
            ? (null, fault)
            : await _sides
                .BuildAsync(
                    "candidate-probed",
                    edit.ProbedCandidate,
                    true,
                    inMemory,
                    cancellationToken
                )
                .ConfigureAwait(false);
        if (probed is null || side is null)
        {
            return new(
                VerdictKind.Inconclusive,
                $"it passes all tests but cannot be timed: {fault}",
                evidence
            );
        }

        using (side)
        {
            var pair = new TimedPair(
                probed.Projects.First(project => project.Name == coverage.Project),
                side.Projects.First(project => project.Name == coverage.Project),
                coverage,
                edit.Timed || coverage.Repetition == Repetition.WholeProgram
                    ? Metric.Member
                    : Metric.Tests,
                scratch,
                Timeout
            );
            var (timings, broken) = await TimeAsync(candidate, pair, cancellationToken)
                .ConfigureAwait(false);
            if (timings is null)
            {
                return Describe(broken!, evidence);
            }

            var measurement = Measurements.Of(timings, pair, settings);
            var outcome = Measurements.Judge(measurement, timings, edit.Names, settings) with
            {
                Tests = evidence,
            };
            return outcome.Kind == VerdictKind.Faster
                ? await ConfirmAsync(candidate, files, coverage, outcome, cancellationToken)
                    .ConfigureAwait(false)
                : outcome;
        }
    }

    private Task<(Timings? Timings, TimingFault? Fault)> TimeAsync(
        Candidate candidate,
        TimedPair pair,
        CancellationToken cancellationToken
    )
    {
        void Record(int trial, TrialResult result) =>
            record(
                new(
                    candidate.Id,
                    trial,
                    pair.Metric == Metric.Member ? "member" : "tests",
                    [result.Cold.Baseline, result.Cold.Candidate],
                    result.Baseline,
                    result.Candidate,
                    result.LogRatio
                )
            );
        void Tell(string unit, int done, int all) =>
            clock.Enter("measure", $"{candidate.Id}: {unit} {done} of {all}");
        return settings.Protocol == Protocol.Paper
                ? FreshProcesses.PaperAsync(
                    pair,
                    settings,
                    Record,
                    done => Tell("process", done, 2 * FreshProcesses.PaperRuns),
                    cancellationToken
                )
            : pair.Coverage.Repetition == Repetition.WholeProgram
                ? FreshProcesses.PairsAsync(
                    pair,
                    settings,
                    Record,
                    done => Tell("trial", done, settings.Trials),
                    cancellationToken
                )
            : PairedTrials.RunAsync(
                pair,
                settings,
                Record,
                done => Tell("trial", done, settings.Trials),
                cancellationToken
            );
    }

    private static Outcome Describe(TimingFault fault, TestEvidence evidence) =>
        fault switch
        {
            { Side: Side.Candidate, FailedTests.Count: > 0 } => new(
                VerdictKind.TestsFailed,
                $"fails when repeated: {string.Join(", ", fault.FailedTests.Take(3))}",
                evidence with
                {
                    Failures = fault.FailedTests.Take(MostFailures).ToList(),
                }
            ),
            { Side: Side.Candidate, TimedOut: true } => new(
                VerdictKind.TimedOut,
                $"while it was timed, {fault.Reason}",
                evidence
            ),
            _ => new(
                VerdictKind.Inconclusive,
                $"it passes all tests but cannot be timed: {fault.Reason}{(fault.FailedTests.Count > 0 ? $" at the baseline: {fault.FailedTests[0]}" : "")}",
                evidence
            ),
        };

    // What was timed was built in memory: before anyone is told, the exact bytes are built and tested as the repository does it.
    private async Task<Outcome> ConfirmAsync(
        Candidate candidate,
        IReadOnlyDictionary<string, byte[]> files,
        Coverage coverage,
        Outcome faster,
        CancellationToken cancellationToken
    )
    {
        clock.Enter("confirm", $"{candidate.Id}: a full build and all tests of the exact bytes");
        var (projects, errors) = await tree.BuildAsync(files, cancellationToken)
            .ConfigureAwait(false);
        if (projects is null)
        {
            return new(VerdictKind.BuildFailed, errors!, faster.Tests, faster.Measurement);
        }

        var gate = await GateAsync(projects, coverage, cancellationToken).ConfigureAwait(false);
        return gate.Kind == VerdictKind.Faster
            ? faster
            : gate with
            {
                Measurement = faster.Measurement,
            };
    }
}
