using System.CommandLine;
using System.CommandLine.Parsing;
using PieBot.Core.Configuration;
using PieBot.Core.Runs;
using PieBot.Core.Targets;
using PieBot.Core.Verification;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot run</c>: read the changes, propose, verify, report.</summary>
internal static class RunCommand
{
    public static Command Create(Screen screen)
    {
        var command = new Command(
            "run",
            "Find the members that a branch changes, propose edits, verify each, and report. Runs the repository's build and tests: use it only on code you trust."
        );
        var options = new RunOptions(command);
        var log = new LogOptions(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                log.Open(parsed, screen);
                var request = await options.BindAsync(parsed, cancellationToken);
                return await RunAsync(screen, request, cancellationToken);
            }
        );
        return command;
    }

    public static async Task<int> RunAsync(
        Screen screen,
        RunRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.DryRun)
        {
            await RunPlan.PrintAsync(screen, request, cancellationToken);
            return ExitCode.Done;
        }

        var folder = await screen.WatchAsync(async progress =>
        {
            using var desk = request.Model is { } model
                ? await ModelDesk.OpenAsync(model, request.Changes, cancellationToken)
                : null;
            return await VerifyAsync(screen, request, desk, progress, cancellationToken);
        });
        var report = RunReport.Read(folder);
        screen.Print(report, request.Format);
        if (request.Apply)
        {
            await ApplyCommand.ApplyAsync(
                screen,
                folder,
                request.Changes.Repository,
                [],
                cancellationToken
            );
        }

        return report.ExitCode;
    }

    private static async Task<RunFolder> VerifyAsync(
        Screen screen,
        RunRequest request,
        ModelDesk? desk,
        IProgress<VerifyProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var (changes, _, settings) = request;
        var proposals = await ProposeCommand.ProposeAsync(
            changes,
            trusted: true,
            request.Profile ? settings : null,
            desk,
            progress,
            cancellationToken
        );
        proposals = request.Configured?.Carry(proposals) ?? proposals;
        var run = await RunPaths.ForAsync(
            changes.Repository,
            RunFolder.Identity(proposals, settings),
            proposals.Changes.Head[..7],
            request.Folder,
            cancellationToken
        );
        proposals = LaterRounds.Resume(proposals, settings, run);
        run.WriteProposals(proposals);
        screen.Know(proposals);
        var later = desk is null ? null : new LaterRounds(desk, screen, progress);
        await new Verifier(settings, progress)
        {
            MoreMayCome = later?.MayCome(proposals) == true,
        }.VerifyAsync(changes.Repository, proposals, run, cancellationToken);
        if (later is not null)
        {
            await later.RunAsync(changes.Repository, proposals, settings, run, cancellationToken);
        }

        return run;
    }
}

/// <summary>What <c>piebot run</c> is told.</summary>
/// <param name="Model">Null: only the rules propose.</param>
internal sealed record RunRequest(
    ChangeRequest Changes,
    ModelChoice? Model,
    VerifySettings Settings
)
{
    public bool Profile { get; init; }

    /// <summary>Whether it only says what it would do.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether what proved faster is applied.</summary>
    public bool Apply { get; init; }

    /// <summary>Null: a new one.</summary>
    public string? Folder { get; init; }

    public ReportFormat Format { get; init; }

    /// <summary>Null: no configuration was looked for.</summary>
    public Configured? Configured { get; init; }
}

/// <summary>The options of <c>piebot run</c>.</summary>
internal sealed class RunOptions
{
    private readonly ChangeOptions _changes;
    private readonly ModelOptions _model;
    private readonly ProofOptions _proof;
    private readonly Option<bool> _profile;
    private readonly Option<bool> _dry;
    private readonly Option<bool> _apply;
    private readonly Option<bool> _nothing;
    private readonly Option<string?> _folder;
    private readonly Option<ReportFormat> _format;

    public RunOptions(Command command)
    {
        _changes = new(command);
        _model = new(command, proposes: true, verifies: true);
        _proof = new(command);
        command.With(ConfigurationOptions.File);
        _profile = ProposeOptions.Profile(command);
        _dry = command.Flag(
            "--dry-run",
            "Say what a run would do, what a model could cost, and about how long it takes, by an earlier run of this repository. Runs nothing of it and sends nothing."
        );
        _apply = command.Flag("--apply", "Apply what proved faster to the working tree.");
        _nothing = command.Flag(
            "--allow-nothing",
            "Do not fail when nothing changed, or nothing that PieBot can read."
        );
        _folder = command.RunFolder();
        _format = command.Format(ReportFormat.Text, ReportFormat.Json);
        command.Validators.Add(Check);
    }

    public async Task<RunRequest> BindAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var configured = await _changes.ConfigureAsync(parsed, cancellationToken);
        var given = configured.Given;
        var changes = _changes.Read(configured) with { AllowNothing = given.GetValue(_nothing) };
        var settings = _proof.Read(configured);
        return new(changes, _model.Read(given), settings)
        {
            Profile = given.GetValue(_profile),
            DryRun = given.GetValue(_dry),
            Apply = given.GetValue(_apply),
            Folder = given.GetValue(_folder),
            Format = given.GetValue(_format),
            Configured = configured,
        };
    }

    private void Check(CommandResult result)
    {
        if (
            result.GetValue(_dry)
            && (result.GetValue(_apply) || result.GetValue(_format) != ReportFormat.Text)
        )
        {
            result.AddError(
                "--dry-run writes a few lines of text and changes nothing: leave out --apply and --format json."
            );
        }
    }
}
