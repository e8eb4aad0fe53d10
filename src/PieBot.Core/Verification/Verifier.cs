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
    private WorkSite? _site;
    private int _total;

    /// <summary>Whether candidates that follow from these verdicts may come: then the run does not end with them, and a later verification of the file grown goes on with it.</summary>
    public bool MoreMayCome { get; init; }

    /// <summary>Verdicts of shards, whose accepted edits are put together (<see cref="VerifySettings.Together"/>).</summary>
    public IReadOnlyList<Verdict> FromShards { get; init; } = [];

    /// <param name="repository">Any folder of the repository that holds the head commit.</param>
    /// <param name="folder">
    /// Where verdicts, samples and the run's record go. A verification of the same proposals with the same settings that
    /// was killed there is gone on with; anything else but the proposals is replaced.
    /// </param>
    /// <returns>One verdict a candidate, of the shard when the settings name one.</returns>
    /// <exception cref="UserErrorException">
    /// git or dotnet is missing, the head commit is not in the repository, the folder cannot be written, or the temporary
    /// folder is full or was taken away. What was journalled before stays, and is gone on with.
    /// </exception>
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

        // What a killed run left, also when it had come to all verdicts.
        Scratch.Sweep();
        var candidates = share.Where(one => one.Rejection is null).ToList();
        // With all verdicts there, and put together, there is nothing to build a baseline for.
        if (candidates.Exists(IsOpen) || (_run.Together is null && Accepted.Count > 1))
        {
            _site = new();
            try
            {
                await _site
                    .HoldAsync(
                        () => [],
                        () =>
                            ProveAsync(
                                repository,
                                proposals.Changes.Head,
                                candidates,
                                cancellationToken
                            )
                    )
                    .ConfigureAwait(false);
            }
            finally
            {
                _site.Remove();
                _site = null;
            }
        }

        DropWhatDoesNotGoTogether();
        if (!MoreMayCome)
        {
            Write(run => run with { Ended = DateTimeOffset.UtcNow });
        }

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
        CancellationToken cancellationToken
    )
    {
        var (sandbox, notice) = await Bubblewrap
            .FindAsync(settings.Sandbox, repository, cancellationToken)
            .ConfigureAwait(false);
        var confinement = new Confinement(
            _site!.Folder,
            new ProcessLimits { Memory = settings.Memory },
            sandbox
        );
        await using var worktree = await Worktree
            .AddAsync(repository, head, Path.Combine(_site.Folder, "baseline"), cancellationToken)
            .ConfigureAwait(false);
        Baseline? baseline = null;
        await _site
            .HoldAsync(
                () => [worktree.Root],
                async () =>
                    baseline = await PrepareAsync(
                            worktree.Root,
                            candidates,
                            confinement,
                            notice,
                            cancellationToken
                        )
                        .ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        if (baseline is null)
        {
            return;
        }

        await using var bench = new Bench(
            baseline,
            repository,
            head,
            settings,
            confinement,
            _clock,
            _folder.ReadTrials(),
            _folder.AppendTrial,
            _folder.ReadCovers(),
            cover =>
            {
                // What was found in a folder that is full or gone says nothing.
                _site.MustStand();
                _folder.AppendCover(cover);
            }
        );
        await _site
            .HoldAsync(() => bench.Trees, () => ProveAsync(candidates, bench, cancellationToken))
            .ConfigureAwait(false);
    }

    // Null when it does not hold: then all candidates have their verdict.
    private async Task<Baseline?> PrepareAsync(
        string root,
        IReadOnlyList<Candidate> candidates,
        Confinement confinement,
        string? notice,
        CancellationToken cancellationToken
    )
    {
        var (baseline, fault) = await Baseline
            .PrepareAsync(
                root,
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
            var failed = new Outcome(VerdictKind.BaselineFailed, fault!);
            Give(
                candidates
                    .Where(IsOpen)
                    .Select(one => Of(one, failed, Stopwatch.GetTimestamp()))
                    .ToList()
            );
            return null;
        }

        _site!.MustStand();
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
        return baseline;
    }

    private async Task ProveAsync(
        IReadOnlyList<Candidate> candidates,
        Bench bench,
        CancellationToken cancellationToken
    )
    {
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
        var outcomes = await bench
            .Comparison.RunAsync(contenders, family, cancellationToken)
            .ConfigureAwait(false);
        // They come from one contest: with some of them written down, a killed run would go on with another.
        Give(
            outcomes
                .Select(one =>
                    Of(one.Contender.Candidate, Doubt(one.Outcome), since[one.Contender.Id])
                )
                .ToList()
        );
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
            .Pairs.ControlAsync(contender, cancellationToken)
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
        outcome.Kind.IsAccepted() && _run.Control is { Passed: false } control
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
        // Of the winners of two rounds at the same lines a reviewer can take one: the better.
        var accepted = CandidateGroups
            .Of(Accepted.Select(verdict => candidates.First(one => one.Id == verdict.CandidateId)))
            .Select(group =>
                Accepted.First(verdict => group.Any(one => one.Id == verdict.CandidateId))
            )
            .OrderByDescending(verdict => verdict.Measurement!.Speedup.Ratio)
            .ToList();
        if (accepted.Count < 2 || _run.Together is not null)
        {
            return;
        }

        var facts = await together
            .RunAsync(
                accepted
                    .Select(verdict =>
                    {
                        var whole = candidates.First(one => one.Id == verdict.CandidateId);
                        return verdict.Shrunk?.Of(whole) ?? whole;
                    })
                    .ToList(),
                cancellationToken
            )
            .ConfigureAwait(false);
        _site!.MustStand();
        Write(run => run with { Together = facts });
    }

    // Read from the run's record, so that a run killed halfway drops the rest.
    private void DropWhatDoesNotGoTogether()
    {
        foreach (var (id, reason, kind) in _run.Together?.Dropped ?? [])
        {
            if (Accepted.FirstOrDefault(one => one.CandidateId == id) is { } verdict)
            {
                _verdicts.Remove(verdict);
                Give([
                    verdict with
                    {
                        Kind = kind,
                        Reason = $"right alone, but not with the other accepted edits: {reason}",
                    },
                ]);
            }
        }
    }

    // The best first.
    private List<Verdict> Accepted =>
        _verdicts
            .Where(verdict => verdict.Kind.IsAccepted())
            .OrderByDescending(verdict => verdict.Measurement!.Speedup.Ratio)
            .ToList();

    private bool IsOpen(Candidate candidate) =>
        _verdicts.TrueForAll(verdict => verdict.CandidateId != candidate.Id);

    private void Give(Candidate candidate, Outcome outcome, long since) =>
        Give([Of(candidate, outcome, since)]);

    // All of them or, when it is killed here, none.
    private void Give(IReadOnlyList<Verdict> verdicts)
    {
        _site?.MustStand();
        if (verdicts is [var only])
        {
            _folder.AppendVerdict(only);
        }
        else
        {
            _folder.AppendVerdicts(verdicts);
        }

        foreach (var verdict in verdicts)
        {
            _verdicts.Add(verdict);
            Tell("verdict", verdict.Reason, verdict);
        }

        Write(run => run);
    }

    private static Verdict Of(Candidate candidate, Outcome outcome, long since) =>
        new(
            candidate.Id,
            outcome.Kind,
            outcome.Reason,
            outcome.Tests,
            outcome.Measurement,
            Stopwatch.GetElapsedTime(since),
            outcome.Shrunk
        );

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
