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
/// What follows from verdicts: candidates that go back to the model and are verified in the same run, round after round as
/// long as something is gained (the search that follow-ups of the PIE paper make, with proof inside of the loop), then explanations.
/// By now the run has its verdicts: a model that fails here costs what it would have added, and nothing else.
/// </summary>
internal sealed class LaterRounds(ModelDesk desk, Screen screen, IProgress<VerifyProgress> progress)
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

    /// <summary>Whether another round may come.</summary>
    public bool MayCome(ProposalFile proposals) =>
        RoundOf(proposals) < desk.Choice.Settings.LastRound;

    public async Task RunAsync(
        string repository,
        ProposalFile proposals,
        VerifySettings settings,
        RunFolder run,
        CancellationToken cancellationToken
    )
    {
        while (MayCome(proposals))
        {
            var round = RoundOf(proposals) + 1;
            var more = await AskAgainAsync(repository, proposals, run, round, cancellationToken);
            var isLast = more.Candidates.Count == proposals.Candidates.Count || !MayCome(more);
            proposals = more;
            run.WriteProposals(proposals);
            screen.Know(proposals);
            await new Verifier(settings, progress) { MoreMayCome = !isLast }.VerifyAsync(
                repository,
                proposals,
                run,
                cancellationToken
            );
            if (isLast)
            {
                break;
            }
        }

        if (desk.Choice.Explain)
        {
            await ExplainAsync(proposals, run, cancellationToken);
        }

        run.WriteProposals(proposals with { Model = desk.Session.Ledger.Account() });
    }

    private static int RoundOf(ProposalFile proposals) =>
        proposals.Candidates.Max(one => one.Round) ?? 1;

    private async Task<ProposalFile> AskAgainAsync(
        string repository,
        ProposalFile proposals,
        RunFolder run,
        int round,
        CancellationToken cancellationToken
    )
    {
        var feedback = new RoundFeedback(desk.Choice.Settings, run.ReadVerdicts()).Of(
            proposals.Candidates,
            round
        );
        if (feedback.Count == 0)
        {
            return proposals;
        }

        progress.Report(
            new(
                "model",
                $"round {round}: {Summary.Many(feedback.Count, "candidate")} sent back with their verdicts",
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
                        .Select(one => one with { Round = round }),
                ],
            };
        }
        catch (UserErrorException exception)
        {
            desk.Session.Ledger.LeaveOut($"round {round}: {exception.Message}");
            return proposals;
        }
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
