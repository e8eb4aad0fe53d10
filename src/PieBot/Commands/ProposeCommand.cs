using System.CommandLine;
using PieBot.Changes;
using PieBot.Proposals;
using PieBot.Proposals.Rules;
using PieBot.Runs;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;
using PieBot.Verification;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot propose</c>: read the changes and write <c>proposals.json</c>.</summary>
internal static class ProposeCommand
{
    public static Command Create(Screen screen)
    {
        var changes = new ChangeOptions();
        var trusted = new Option<bool>("--trust")
        {
            Description =
                "Restore the projects and read them with MSBuild, which runs the repository's build files and source generators. Finds more; only for code you trust. Without it nothing of the repository is executed.",
        };
        var shards = new ShardOptions();
        var folder = OutputOptions.RunFolder();
        var format = OutputOptions.Format(ReportFormat.Text, ReportFormat.Json);
        var command = new Command(
            "propose",
            "Find the members a branch changes, and write edits for them to proposals.json, unverified."
        );
        changes.AddTo(command);
        command.Options.Add(trusted);
        shards.AddTo(command);
        command.Options.Add(folder);
        command.Options.Add(format);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = changes.Read(parsed) with { AllowNothing = shards.InStep(parsed) };
                var run = await screen
                    .WatchAsync(async progress =>
                    {
                        var proposals = shards.Plan(
                            parsed,
                            await ProposeAsync(
                                    request,
                                    parsed.GetValue(trusted),
                                    progress,
                                    cancellationToken
                                )
                                .ConfigureAwait(false)
                        );
                        var made = await RunPaths
                            .ForAsync(
                                request.Repository,
                                proposals,
                                null,
                                parsed.GetValue(folder),
                                cancellationToken
                            )
                            .ConfigureAwait(false);
                        made.WriteProposals(proposals);
                        return made;
                    })
                    .ConfigureAwait(false);
                screen.Print(RunReport.Read(run), parsed.GetValue(format));
                shards.Tell(parsed, run.ReadProposals());
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>The first two stages: read the changes, and propose for their members.</summary>
    /// <param name="trusted">Whether the repository's build files may run.</param>
    public static async Task<ProposalFile> ProposeAsync(
        ChangeRequest request,
        bool trusted,
        IProgress<VerifyProgress> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report(new("changes", "reading the diff", 0, 0));
        var changes = await ChangeReader
            .ReadAsync(request, cancellationToken)
            .ConfigureAwait(false);
        progress.Report(
            new("propose", $"rules over {changes.Targets.Count} changed members", 0, 0)
        );
        return await ProposeStage
            .RunAsync(request.Repository, changes, new RuleProposer(trusted), cancellationToken)
            .ConfigureAwait(false);
    }
}
