using System.CommandLine;
using PieBot.Core.Configuration;
using PieBot.Core.Profiling;
using PieBot.Core.Proposals;
using PieBot.Core.Proposals.Models;
using PieBot.Core.Proposals.Rules;
using PieBot.Core.Proposals.Stage;
using PieBot.Core.Targets;
using PieBot.Core.Verification;
using PieBot.Tool.Console;
using PieBot.Tool.GitHub;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot propose</c>: read the changes and write <c>proposals.json</c>.</summary>
internal static class ProposeCommand
{
    public static Command Create(Screen screen)
    {
        var changes = new ChangeOptions();
        var model = new ModelOptions();
        var trusted = new Option<bool>("--trust")
        {
            Description =
                "Restore the projects and read them with MSBuild, which runs the repository's build files and source generators. Finds more; use it only on code you trust. Without it nothing from the repository is executed.",
        };
        var profile = ProfileOption();
        var shards = new ShardOptions();
        var folder = OutputOptions.RunFolder();
        var format = OutputOptions.Format(ReportFormat.Text, ReportFormat.Json);
        var command = new Command(
            "propose",
            "Find the members that a branch changes, and write edits for them to proposals.json, not verified yet."
        );
        changes.AddTo(command);
        model.AddTo(command, verifies: false);
        command.Options.Add(ConfigurationOptions.File);
        command.Options.Add(trusted);
        command.Options.Add(profile);
        command.Validators.Add(result =>
        {
            if (result.GetValue(profile) && !result.GetValue(trusted))
            {
                result.AddError(
                    "--profile runs the repository's build and tests, which needs --trust."
                );
            }
        });
        shards.AddTo(command);
        command.Options.Add(folder);
        command.Options.Add(format);
        LogOptions.AddTo(command);
        command.SetAction(
            async (given, cancellationToken) =>
            {
                LogOptions.Open(given, screen);
                var configured = await ConfigurationOptions.OfChangesAsync(
                    given,
                    changes.Read(given),
                    cancellationToken
                );
                var parsed = configured.Parsed;
                var request = changes.Read(configured) with
                {
                    AllowNothing = shards.InStep(parsed),
                };
                var named = model.Read(parsed);
                var keyless =
                    named is not null
                    && shards.InStep(parsed)
                    && KeylessStep.Is(
                        named,
                        GitHubEnvironment.Read(Environment.GetEnvironmentVariable),
                        Secrets.Get
                    );
                var choice = keyless ? null : named;
                var run = await screen.WatchAsync(async progress =>
                {
                    using var desk = choice is null
                        ? null
                        : await ModelDesk.OpenAsync(choice, request.Repository, cancellationToken);
                    var proposals = shards.Plan(
                        parsed,
                        await ProposeAsync(
                            request,
                            parsed.GetValue(trusted),
                            parsed.GetValue(profile) ? new VerifySettings() : null,
                            desk,
                            progress,
                            cancellationToken
                        )
                    );
                    proposals = configured.Carry(proposals);
                    if (keyless)
                    {
                        proposals = proposals with
                        {
                            Notices = [.. proposals.Notices, KeylessStep.Notice],
                        };
                    }

                    var made = await RunPaths.ForAsync(
                        request.Repository,
                        proposals,
                        null,
                        parsed.GetValue(folder),
                        cancellationToken
                    );
                    made.WriteProposals(proposals);
                    return made;
                });
                screen.Print(RunReport.Read(run), parsed.GetValue(format));
                shards.WriteOutputs(parsed, run, keyless);
                return ExitCode.Done;
            }
        );
        return command;
    }

    public static Option<bool> ProfileOption() =>
        new("--profile")
        {
            Description =
                "Profile the head's tests, and propose first for the changed members in which they spend most time. Builds the head once more, and takes some seconds per test project.",
        };

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
