using System.CommandLine;
using PieBot.Core.Configuration;
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
        var changes = new ChangeOptions();
        var model = new ModelOptions();
        var proof = new ProofOptions();
        var apply = new Option<bool>("--apply")
        {
            Description = "Apply what proved faster to the working tree.",
        };
        var nothing = new Option<bool>("--allow-nothing")
        {
            Description = "Do not fail when nothing changed, or nothing that PieBot can read.",
        };
        var profile = ProposeCommand.ProfileOption();
        var format = OutputOptions.Format(ReportFormat.Text, ReportFormat.Json);
        var folder = OutputOptions.RunFolder();
        var command = new Command(
            "run",
            "Find the members that a branch changes, propose edits, verify each, and report. Runs the repository's build and tests: use it only on code you trust."
        );
        changes.AddTo(command);
        model.AddTo(command, verifies: true);
        proof.AddTo(command);
        command.Options.Add(ConfigurationOptions.File);
        command.Options.Add(profile);
        command.Options.Add(apply);
        command.Options.Add(nothing);
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
                return await RunAsync(
                    screen,
                    changes.Read(configured) with
                    {
                        AllowNothing = parsed.GetValue(nothing),
                    },
                    model.Read(parsed),
                    proof.Read(configured),
                    parsed.GetValue(folder),
                    parsed.GetValue(apply),
                    parsed.GetValue(profile),
                    parsed.GetValue(format),
                    cancellationToken,
                    configured
                );
            }
        );
        return command;
    }

    public static async Task<int> RunAsync(
        Screen screen,
        ChangeRequest request,
        ModelChoice? model,
        VerifySettings settings,
        string? asked,
        bool apply,
        bool profile,
        ReportFormat format,
        CancellationToken cancellationToken,
        Configured? configured = null
    )
    {
        var folder = await screen.WatchAsync(async progress =>
        {
            using var desk = model is null
                ? null
                : await ModelDesk.OpenAsync(model, request.Repository, cancellationToken);
            var proposals = await ProposeCommand.ProposeAsync(
                request,
                trusted: true,
                profile ? settings : null,
                desk,
                progress,
                cancellationToken
            );
            proposals = configured?.Carry(proposals) ?? proposals;
            var run = await RunPaths.ForAsync(
                request.Repository,
                proposals,
                settings,
                asked,
                cancellationToken
            );
            proposals = SecondRound.Resume(proposals, settings, run);
            run.WriteProposals(proposals);
            screen.Know(proposals);
            var second = desk is null ? null : new SecondRound(desk, screen, progress);
            await new Verifier(settings, progress)
            {
                MoreMayCome = second?.MayCome(proposals) == true,
            }.VerifyAsync(request.Repository, proposals, run, cancellationToken);
            if (second is not null)
            {
                await second.RunAsync(
                    request.Repository,
                    proposals,
                    settings,
                    run,
                    cancellationToken
                );
            }

            return run;
        });
        var report = RunReport.Read(folder);
        screen.Print(report, format);
        if (apply)
        {
            await ApplyCommand.ApplyAsync(
                screen,
                folder,
                request.Repository,
                [],
                cancellationToken
            );
        }

        return report.ExitCode;
    }
}
