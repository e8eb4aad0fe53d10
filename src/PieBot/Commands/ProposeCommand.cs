using System.CommandLine;
using PieBot.Core.Configuration;
using PieBot.Core.Languages;
using PieBot.Core.Profiling;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Core.Verification;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot propose</c>: read the changes and write <c>proposals.json</c>.</summary>
internal static class ProposeCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command(
            "propose",
            "Find the members that a branch changes, and write edits for them to proposals.json, not verified yet."
        );
        var options = new ProposeOptions(command);
        var log = new LogOptions(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                log.Open(parsed, screen);
                var request = await options.BindAsync(parsed, cancellationToken);
                var run = await screen.WatchAsync(progress =>
                    RunAsync(request, progress, cancellationToken)
                );
                screen.Print(RunReport.Read(run), request.Format);
                options.Shards.WriteOutputs(request.Configured.Given, run, request.Keyless);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<RunFolder> RunAsync(
        ProposeRequest request,
        IProgress<VerifyProgress> progress,
        CancellationToken cancellationToken
    )
    {
        using var desk = request.Model is { } model
            ? await ModelDesk.OpenAsync(model, request.Changes, cancellationToken)
            : null;
        var proposals = request.Configured.Carry(
            request.Plan(
                await ProposeAsync(
                    request.Changes,
                    request.Trusted,
                    request.Profile ? new VerifySettings() : null,
                    desk,
                    progress,
                    cancellationToken
                )
            )
        );
        if (request.Keyless)
        {
            proposals = proposals with { Notices = [.. proposals.Notices, KeylessStep.Notice] };
        }

        var run = await RunPaths.ForAsync(
            request.Changes.Repository,
            identity: null,
            proposals.Changes.Head[..7],
            request.Folder,
            cancellationToken
        );
        run.WriteProposals(proposals);
        return run;
    }

    /// <summary>The first two stages: read the changes, and propose for their members.</summary>
    /// <param name="trusted">Whether the repository's build files may run.</param>
    /// <param name="profile">How the tests are run that are sampled before; null: none are.</param>
    /// <param name="desk">The model that is asked; null: only the rules propose.</param>
    public static async Task<ProposalFile> ProposeAsync(
        ChangeRequest request,
        bool trusted,
        VerifySettings? profile,
        ModelDesk? desk,
        IProgress<VerifyProgress> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report(new("changes", "reading the diff", 0, 0));
        var changes = await ChangeReader.ReadAsync(request, cancellationToken);
        var (sampled, notices) = await ProfileAsync(
            request.Repository,
            changes,
            profile,
            progress,
            cancellationToken
        );
        var proposers = new List<IProposer>();
        if (desk?.Choice.Rules != false)
        {
            progress.Report(
                new("propose", $"rules for {changes.Targets.Count} changed members", 0, 0)
            );
            proposers.Add(new RuleProposer(trusted));
        }

        if (desk is not null)
        {
            proposers.Add(
                new ModelProposer(
                    desk.Session,
                    desk.Prompts(changes, sampled),
                    line => progress.Report(new("model", line, 0, 0))
                )
            );
        }

        var shares = sampled?.Members.ToDictionary(member => member.Id, member => member.Share);
        var file = await ProposeStage.RunAsync(
            request.Repository,
            changes,
            new RankedProposer(new SeveralProposers(proposers), shares ?? []),
            trusted,
            cancellationToken
        );
        return file with
        {
            Profile = sampled,
            Notices = [.. file.Notices.Union(notices), .. desk?.Notices ?? []],
            Model = desk?.Session.Ledger.Account(),
        };
    }

    private static async Task<(ProfileFacts? Profile, IReadOnlyList<string> Notices)> ProfileAsync(
        string repository,
        ChangeSet changes,
        VerifySettings? settings,
        IProgress<VerifyProgress> progress,
        CancellationToken cancellationToken
    ) =>
        settings is null || changes.Targets.Count == 0
            ? (null, [])
            : await new Profiler(
                settings,
                new((stage, message) => progress.Report(new(stage, message, 0, 0)))
            ).RunAsync(repository, changes.Head, changes.Targets, cancellationToken);
}
