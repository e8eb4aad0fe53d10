using System.Diagnostics;
using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Engine.Trials;
using PieBot.Core.Processes;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Runs.Shards;

namespace PieBot.Core.Verification;

/// <summary>
/// Verifies candidates against the head's own tests, and journals what it finds, so that a killed run can be resumed.
/// The user's checkout is not touched: all builds and runs happen in detached worktrees in a temporary folder.
/// </summary>
internal sealed class Verifier(VerifySettings settings, IProgress<VerifyProgress>? progress)
{
    private RunJournal _journal = null!;

    /// <summary>Whether candidates that follow from these verdicts may come: then the run does not end with them, and a later verification of the grown file resumes it.</summary>
    public bool MoreMayCome { get; init; }

    /// <summary>What candidates are built and tested with.</summary>
    public EcosystemChoice Ecosystems { get; init; } = EcosystemChoice.BuiltIn;

    /// <summary>Verdicts of shards, whose accepted edits are put together (<see cref="VerifySettings.Together"/>).</summary>
    public IReadOnlyList<Verdict> FromShards { get; init; } = [];

    /// <param name="repository">Any folder of the repository that holds the head commit.</param>
    /// <param name="folder">
    /// Where verdicts, samples and the run's record go. A verification of the same proposals with the same settings that
    /// was killed there is resumed; anything else but the proposals is replaced.
    /// </param>
    /// <returns>One verdict a candidate, of the shard when the settings name one.</returns>
    /// <exception cref="UserErrorException">
    /// git or dotnet is missing, the head commit is not in the repository, the folder cannot be written, or the temporary
    /// folder is full or was deleted. What was journalled before stays, and is resumed.
    /// </exception>
    public async Task<IReadOnlyList<Verdict>> VerifyAsync(
        string repository,
        ProposalFile proposals,
        RunFolder folder,
        CancellationToken cancellationToken
    )
    {
        var share = Share(proposals);
        using var held = folder.Hold();
        _journal = new(folder, proposals, settings, share.Count, FromShards, progress);
        foreach (
            var candidate in share.Where(one => one.Rejection is not null && _journal.IsOpen(one))
        )
        {
            Give(
                candidate,
                new(VerdictKind.GuardRejected, candidate.Rejection!),
                Stopwatch.GetTimestamp()
            );
        }

        var candidates = share.Where(one => one.Rejection is null).ToList();
        // With all verdicts there, and put together, there is nothing to build a baseline for.
        if (candidates.Exists(_journal.IsOpen) || MayGoTogether(candidates))
        {
            using var session = (
                await Session.OpenAsync(repository, settings, _journal.Clock, cancellationToken)
            ) with
            {
                Folder = folder,
                Precompiles = true,
            };
            _journal.Site = session.Site;
            try
            {
                await session.Site.HoldAsync(
                    () => [],
                    () => ProveAsync(session, proposals.Changes.Head, candidates, cancellationToken)
                );
            }
            finally
            {
                _journal.Site = null;
            }
        }
        else
        {
            // What a killed run left, also when it had come to all verdicts.
            Scratch.Sweep();
        }

        DropWhatDoesNotGoTogether();
        if (!MoreMayCome)
        {
            _journal.Write(run => run with { Ended = DateTimeOffset.UtcNow });
        }

        return _journal.Verdicts;
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

    private async Task ProveAsync(
        Session session,
        string head,
        IReadOnlyList<Candidate> candidates,
        CancellationToken cancellationToken
    )
    {
        foreach (var (ecosystem, own) in Ecosystems.Of(candidates, settings.Projects ?? []))
        {
            if (!own.Any(_journal.IsOpen) && !MayGoTogether(own))
            {
                continue;
            }

            if (ecosystem is null)
            {
                Fail(
                    own,
                    $"PieBot does not know how {own[0].Edits[0].Path} is tested; name the command in .piebot.yml"
                );
                continue;
            }

            var (commit, fault) = await session.PrepareAsync(
                ecosystem,
                "baseline",
                head,
                own.SelectMany(one => one.Edits)
                    .Select(edit => edit.Path)
                    .ToHashSet(StringComparer.Ordinal),
                cancellationToken
            );
            if (commit is null)
            {
                Fail(own, fault!);
                continue;
            }

            await using (commit)
            {
                await ProveAsync(session, commit.Baseline, own, cancellationToken);
            }
        }
    }

    private async Task ProveAsync(
        Session session,
        Baseline baseline,
        IReadOnlyList<Candidate> candidates,
        CancellationToken cancellationToken
    )
    {
        session.Site.MustStand();
        var notes = new BaselineNotes(_journal, baseline);
        notes.Write(session.Notices);
        await using var bench = new Bench(
            baseline,
            session,
            _journal.Folder.ReadTrials(),
            _journal.Folder.AppendTrial,
            _journal.Folder.ReadCovers(),
            cover =>
            {
                // What was found in a folder that is full or gone says nothing.
                session.Site.MustStand();
                _journal.Folder.AppendCover(cover);
                notes.LeaveOut(cover.Coverage.Flaky);
            }
        );
        await session.Site.HoldAsync(
            () => bench.Trees,
            async () =>
            {
                var prover = new Prover(settings, _journal, bench);
                await prover.ProveAsync(candidates, cancellationToken);
                if (MayGoTogether(candidates))
                {
                    await prover.PutTogetherAsync(candidates, cancellationToken);
                }

                // What was left out while candidates were built.
                notes.Write([]);
            }
        );
    }

    private void Fail(IReadOnlyList<Candidate> candidates, string fault)
    {
        var failed = new Outcome(VerdictKind.BaselineFailed, fault);
        _journal.Give(
            candidates
                .Where(_journal.IsOpen)
                .Select(one => RunJournal.Of(one, failed, Stopwatch.GetTimestamp()))
                .ToList()
        );
    }

    // Read from the run's record, so that a run killed halfway drops the rest.
    private void DropWhatDoesNotGoTogether()
    {
        foreach (var (id, reason, kind) in _journal.Run.Together?.Dropped ?? [])
        {
            if (_journal.Accepted.FirstOrDefault(one => one.CandidateId == id) is { } verdict)
            {
                _journal.Give(
                    verdict with
                    {
                        Kind = kind,
                        Reason =
                            $"right by itself, but not with the other accepted edits: {reason}",
                    }
                );
            }
        }
    }

    // Not before the last round: what comes then goes with it.
    private bool MayGoTogether(IReadOnlyList<Candidate> candidates) =>
        !MoreMayCome
        && Prover.BestOf(_journal.AcceptedOf(candidates), candidates) is { Count: > 1 } accepted
        && accepted.Any(one => _journal.Run.Together?.Mentions(one.CandidateId) != true);

    private void Give(Candidate candidate, Outcome outcome, long since) =>
        _journal.Give(RunJournal.Of(candidate, outcome, since));
}
