using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models.Rounds;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Verification;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary>
/// What follows from verdicts: candidates that go back to the model and are verified in the same run, then explanations.
/// By now the run has its verdicts: a model that fails here costs what it would have added, and nothing else.
/// </summary>
internal sealed class SecondRound(ModelDesk desk, Screen screen, IProgress<VerifyProgress> progress)
{
    /// <summary>The proposals with what a killed run of the same had added to them.</summary>
    public static ProposalFile Resume(
        ProposalFile proposals,
        VerifySettings settings,
        RunFolder run
    )
    {
        if (!run.IsUnended(RunFolder.Identity(proposals, settings)))
        {
            return proposals;
        }

        var added = run.ReadProposals().Candidates.Where(one => one.Round is not null);
        return proposals with { Candidates = [.. proposals.Candidates, .. added] };
    }

    /// <summary>Whether candidates may go back, and have not yet.</summary>
    public bool MayCome(ProposalFile proposals) =>
        (desk.Choice.Settings.Repairs > 0 || desk.Choice.Settings.Refine)
        && proposals.Candidates.All(one => one.Round is null);

    public async Task RunAsync(
        string repository,
        ProposalFile proposals,
        VerifySettings settings,
        RunFolder run,
        CancellationToken cancellationToken
    )
    {
        if (MayCome(proposals))
        {
            proposals = await AskAgainAsync(repository, proposals, run, cancellationToken);
            run.WriteProposals(proposals);
            screen.Know(proposals);
            await new Verifier(settings, progress).VerifyAsync(
                repository,
                proposals,
                run,
                cancellationToken
            );
        }

        if (desk.Choice.Explain)
        {
            await ExplainAsync(proposals, run, cancellationToken);
        }

        run.WriteProposals(proposals with { Model = desk.Session.Ledger.Account() });
    }

    private async Task<ProposalFile> AskAgainAsync(
        string repository,
        ProposalFile proposals,
        RunFolder run,
        CancellationToken cancellationToken
    )
    {
        var feedback = Feedback(proposals, run.ReadVerdicts());
        if (feedback.Count == 0)
        {
            return proposals;
        }

        progress.Report(
            new(
                "model",
                $"{Summary.Many(feedback.Count, "candidate")} sent back with their verdicts",
                0,
                0
            )
        );
        try
        {
            var more = await ProposeStage.RunAsync(
                repository,
                proposals.Changes,
                new FollowUpProposer(
                    desk.Session,
                    desk.Prompts(proposals.Changes, proposals.Profile),
                    feedback,
                    proposals.Candidates
                ),
                trusted: false,
                cancellationToken
            );
            return proposals with
            {
                Candidates =
                [
                    .. proposals.Candidates,
                    .. more
                        .Candidates.ExceptBy(
                            proposals.Candidates.Select(one => one.Id),
                            one => one.Id
                        )
                        .Select(one => one with { Round = 2 }),
                ],
            };
        }
        catch (UserErrorException exception)
        {
            desk.Session.Ledger.LeaveOut($"the second round: {exception.Message}");
            return proposals;
        }
    }

    private List<Feedback> Feedback(ProposalFile proposals, IReadOnlyList<Verdict> verdicts)
    {
        var settings = desk.Choice.Settings;
        var known = verdicts.ToDictionary(one => one.CandidateId, StringComparer.Ordinal);
        var own = proposals
            .Candidates.Where(one => one.Origin.StartsWith("model:", StringComparison.Ordinal))
            .Where(one => known.ContainsKey(one.Id))
            .ToList();
        var failed = own.Where(one =>
                known[one.Id].Kind
                    is VerdictKind.BuildFailed
                        or VerdictKind.TestsFailed
                        or VerdictKind.TimedOut
                        or VerdictKind.BehavesDifferently
                // Mutants in it live on: another edit may be one that the tests look at.
                || known[one.Id]
                    is { Kind: VerdictKind.NotCovered, Tests.MutationScore.Planted: > 0 }
            )
            .GroupBy(one => one.TargetId)
            .SelectMany(group => group.Take(settings.Repairs))
            .Select(one => new Feedback(one, FeedbackKind.Failed, known[one.Id].Reason));
        var won = own.Where(one => settings.Refine && known[one.Id].Kind.IsAccepted())
            .GroupBy(one => one.TargetId)
            .Select(group => group.MaxBy(one => known[one.Id].Measurement?.Speedup.Ratio ?? 0)!)
            .Select(one => new Feedback(
                one,
                FeedbackKind.Won,
                Facts.Of(known[one.Id].Measurement!).Sentence
            ));
        return [.. failed, .. won];
    }

    private async Task ExplainAsync(
        ProposalFile proposals,
        RunFolder run,
        CancellationToken cancellationToken
    )
    {
        var there = run.ReadExplanations();
        var explainer = new Explainer(desk.Session);
        foreach (
            var verdict in run.ReadVerdicts()
                .Where(one => one is { Measurement: not null } && one.Kind.IsAccepted())
                .Where(one => !there.ContainsKey(one.CandidateId))
        )
        {
            var candidate = proposals.Candidates.First(one => one.Id == verdict.CandidateId);
            var explanation = candidate.Origin.StartsWith("rules:", StringComparison.Ordinal)
                ? new(candidate.Id, candidate.Origin, candidate.Rationale)
                : await ExplainAsync(
                    explainer,
                    proposals.Changes.Targets.First(one => one.Id == candidate.TargetId),
                    candidate,
                    verdict,
                    cancellationToken
                );
            if (explanation is not null)
            {
                run.AppendExplanation(explanation);
            }
        }
    }

    private async Task<Explanation?> ExplainAsync(
        Explainer explainer,
        ChangedMember target,
        Candidate candidate,
        Verdict verdict,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await explainer.ExplainAsync(
                target,
                candidate,
                Facts.Of(verdict.Measurement!),
                cancellationToken
            );
        }
        catch (UserErrorException exception)
        {
            desk.Session.Ledger.LeaveOut($"an explanation: {exception.Message}");
            return null;
        }
    }
}
