using System.Diagnostics;
using System.Runtime.InteropServices;
using PieBot.Processes;
using PieBot.Proposals;
using PieBot.Runs;
using PieBot.Runs.Shards;
using PieBot.Verification.DotNet;

namespace PieBot.Verification;

/// <summary>
/// Verifies candidates against the head's own tests, and journals what it finds, so that a killed run can be gone on with.
/// The user's checkout is not touched: all builds and runs happen in detached worktrees in a temporary folder.
/// </summary>
internal sealed class Verifier(VerifySettings settings, IProgress<VerifyProgress>? progress)
{
    private readonly List<Verdict> _verdicts = [];
    private RunFolder _folder = null!;
    private RunRecord _run = null!;
    private StageClock _clock = null!;
    private int _total;

    /// <summary>Verdicts of shards, whose accepted edits are put together (<see cref="VerifySettings.Together"/>).</summary>
    public IReadOnlyList<Verdict> FromShards { get; init; } = [];

    /// <param name="repository">Any folder of the repository that holds the head commit.</param>
    /// <param name="folder">
    /// Where verdicts, samples and the run's record go. A verification of the same proposals with the same settings that
    /// was killed there is gone on with; anything else but the proposals is replaced.
    /// </param>
    /// <returns>One verdict a candidate, of the shard when the settings name one.</returns>
    /// <exception cref="UserErrorException">git or dotnet is missing, the head commit is not in the repository, or the folder cannot be written.</exception>
    public async Task<IReadOnlyList<Verdict>> VerifyAsync(
        string repository,
        ProposalFile proposals,
        RunFolder folder,
        CancellationToken cancellationToken
    )
    {
        var share = Share(proposals);
        Open(proposals, share.Count, folder);
        foreach (var candidate in share.Where(one => one.Rejection is not null && IsOpen(one)))
        {
            Give(
                candidate,
                new(VerdictKind.GuardRejected, candidate.Rejection!),
                Stopwatch.GetTimestamp()
            );
        }

        var candidates = share.Where(one => one.Rejection is null).ToList();
        if (candidates.Count > 0)
        {
            Scratch.Sweep();
            var scratch = Scratch.Create();
            try
            {
                await ProveAsync(
                        repository,
                        proposals.Changes.Head,
                        candidates,
                        scratch,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
            finally
            {
                Scratch.Remove(scratch);
            }
        }

        Write(run => run with { Ended = DateTimeOffset.UtcNow });
        return _verdicts;
    }

    private IReadOnlyList<Candidate> Share(ProposalFile proposals)
    {
        if (settings.Together)
        {
            var accepted = FromShards
                .Select(verdict => verdict.CandidateId)
                .ToHashSet(StringComparer.Ordinal);
            return proposals.Candidates.Where(one => accepted.Contains(one.Id)).ToList();
        }

        return settings.Shard is { } shard
            ? ShardPlan.Share(proposals, shard)
            : proposals.Candidates;
    }

    private void Open(ProposalFile proposals, int total, RunFolder folder)
    {
        _folder = folder;
        _total = total;
        var identity = RunFolder.Identity(proposals, settings);
        var earlier = folder.Begin(identity);
        _clock = new((stage, message) => Tell(stage, message), earlier?.Stages);
        _run =
            earlier
            ?? new(
                RunRecord.CurrentVersion,
                ToolVersion.Current,
                DateTimeOffset.UtcNow,
                settings,
                Machine(),
                null,
                [],
                proposals.Notices,
                identity
            );
        if (earlier is not null)
        {
            _verdicts.AddRange(folder.ReadVerdicts());
            Tell("resume", $"{_verdicts.Count} of {_total} candidates were verified before");
        }

        _verdicts.AddRange(FromShards.ExceptBy(_verdicts.Select(Id), Id));
        Write(run => run);
    }

    private static string Id(Verdict verdict) => verdict.CandidateId;

    private async Task ProveAsync(
        string repository,
        string head,
        IReadOnlyList<Candidate> candidates,
        string scratch,
        CancellationToken cancellationToken
    )
    {
        var (sandbox, notice) = await Bubblewrap
            .FindAsync(settings.Sandbox, repository, cancellationToken)
            .ConfigureAwait(false);
        var confinement = new Confinement(
            scratch,
            new ProcessLimits { Memory = settings.Memory },
            sandbox
        );
        await using var worktree = await Worktree
            .AddAsync(repository, head, Path.Combine(scratch, "baseline"), cancellationToken)
            .ConfigureAwait(false);
        var (baseline, fault) = await Baseline
            .PrepareAsync(
                worktree.Root,
                candidates
                    .SelectMany(one => one.Edits)
                    .Select(edit => edit.Path)
                    .ToHashSet(StringComparer.Ordinal),
                settings,
                confinement,
                _clock,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (baseline is null)
        {
            foreach (var candidate in candidates.Where(IsOpen))
            {
                Give(candidate, new(VerdictKind.BaselineFailed, fault!), Stopwatch.GetTimestamp());
            }

            return;
        }

        Write(run =>
            run with
            {
                Baseline = Facts(baseline),
                Notices = run
                    .Notices.Union(baseline.Notices)
                    .Union(notice is null ? [] : [notice])
                    .ToList(),
            }
        );
        await using var bench = new Bench(
            baseline,
            repository,
            head,
            settings,
            confinement,
            _clock,
            _folder.ReadTrials(),
            _folder.AppendTrial
        );
        var families = candidates.CountBy(one => one.TargetId).ToDictionary();
        foreach (var group in CandidateGroups.Of(candidates))
        {
            await ProveAsync(
                    group,
                    group.Max(one => families[one.TargetId]),
                    bench,
                    cancellationToken
                )
                .ConfigureAwait(false);
            bench.Probed.Clear();
        }

        await PutTogetherAsync(candidates, bench.Together, cancellationToken).ConfigureAwait(false);
    }

    private async Task ProveAsync(
        IReadOnlyList<Candidate> group,
        int family,
        Bench bench,
        CancellationToken cancellationToken
    )
    {
        var since = new Dictionary<string, long>();
        var contenders = new List<Contender>();
        foreach (var candidate in group.Where(IsOpen))
        {
            since[candidate.Id] = Stopwatch.GetTimestamp();
            var (contender, failed) = await bench
                .Gate.PassAsync(candidate, cancellationToken)
                .ConfigureAwait(false);
            if (contender is null)
            {
                Give(candidate, failed!, since[candidate.Id]);
            }
            else
            {
                contenders.Add(contender);
            }
        }

        if (contenders.Count == 0)
        {
            return;
        }

        await ControlAsync(contenders[0], bench, cancellationToken).ConfigureAwait(false);
        foreach (
            var (contender, outcome) in await bench
                .Comparison.RunAsync(contenders, family, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            Give(contender.Candidate, Doubt(outcome), since[contender.Id]);
        }
    }

    // Once a run, on the first thing that is timed.
    private async Task ControlAsync(
        Contender contender,
        Bench bench,
        CancellationToken cancellationToken
    )
    {
        if (_run.Control is not null || settings.Protocol == Timing.Protocol.Paper)
        {
            return;
        }

        var (pair, _) = await bench
            .Comparison.ControlPairAsync(contender, cancellationToken)
            .ConfigureAwait(false);
        if (pair is null)
        {
            return;
        }

        var control = await Control
            .RunAsync(pair, bench.Trials, cancellationToken)
            .ConfigureAwait(false);
        Write(run => run with { Control = control });
    }

    private Outcome Doubt(Outcome outcome) =>
        outcome.Kind == VerdictKind.Faster && _run.Control is { Passed: false } control
            ? outcome with
            {
                Kind = VerdictKind.Inconclusive,
                Reason =
                    $"the control failed: this machine timed the baseline against itself at {control.Speedup}; {outcome.Reason}",
            }
            : outcome;

    private async Task PutTogetherAsync(
        IReadOnlyList<Candidate> candidates,
        Together together,
        CancellationToken cancellationToken
    )
    {
        var faster = _verdicts
            .Where(verdict => verdict.Kind == VerdictKind.Faster)
            .OrderByDescending(verdict => verdict.Measurement!.Speedup.Ratio)
            .ToList();
        if (faster.Count < 2)
        {
            return;
        }

        var facts = await together
            .RunAsync(
                faster
                    .Select(verdict => candidates.First(one => one.Id == verdict.CandidateId))
                    .ToList(),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var (id, reason) in facts.Dropped)
        {
            var verdict = faster.First(one => one.CandidateId == id);
            _verdicts.Remove(verdict);
            Give(
                verdict with
                {
                    Kind = VerdictKind.TestsFailed,
                    Reason = $"right alone, but not with the other accepted edits: {reason}",
                }
            );
        }

        Write(run => run with { Together = facts });
    }

    private bool IsOpen(Candidate candidate) =>
        _verdicts.TrueForAll(verdict => verdict.CandidateId != candidate.Id);

    private void Give(Candidate candidate, Outcome outcome, long since) =>
        Give(
            new(
                candidate.Id,
                outcome.Kind,
                outcome.Reason,
                outcome.Tests,
                outcome.Measurement,
                Stopwatch.GetElapsedTime(since)
            )
        );

    private void Give(Verdict verdict)
    {
        _folder.AppendVerdict(verdict);
        _verdicts.Add(verdict);
        Tell("verdict", verdict.Reason, verdict);
        Write(run => run);
    }

    private void Write(Func<RunRecord, RunRecord> change)
    {
        _run = change(_run) with { Stages = _clock.Stages };
        _folder.WriteRun(_run);
    }

    private void Tell(string stage, string message, Verdict? verdict = null) =>
        progress?.Report(new(stage, message, _verdicts.Count, _total, verdict));

    private static BaselineFacts Facts(Baseline baseline) =>
        new(
            baseline.Projects.Select(project => $"{project.Name} ({project.Framework})").ToList(),
            baseline.Gate.Passing,
            baseline
                .Gate.Excluded.Select(test => $"{test.Key}: {test.Value}")
                .Order(StringComparer.Ordinal)
                .ToList()
        );

    private static MachineFacts Machine() =>
        new(
            RuntimeInformation.OSDescription,
            RuntimeInformation.OSArchitecture.ToString(),
            Environment.ProcessorCount,
            RuntimeInformation.FrameworkDescription
        );
}
