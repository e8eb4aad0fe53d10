using System.CommandLine;
using PieBot.Core.Examining;
using PieBot.Core.Processes;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;
using PieBot.Tool.Setup;
using Spectre.Console;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot init</c>: look at a repository, and write its configuration and workflow.</summary>
internal static class InitCommand
{
    private const string Simple = "simple";
    private const string Forks = "forks";

    public static Command Create(Screen screen)
    {
        var command = new Command(
            "init",
            "Set up a repository: find its languages, tests and default branch, write .piebot.yml and .github/workflows/piebot.yml, and check that this machine has what verification needs, and what the languages found need. Executes nothing from the repository. You can run it again: files that differ are overwritten only with --force."
        );
        var yes = command.Flag("--yes", "Write without asking, as where there is no terminal.");
        yes.Aliases.Add("-y");
        var force = command.Flag(
            "--force",
            "Replace existing files that differ. Without this option they stay, the difference is shown, and the exit code is 1."
        );
        var workflow = command.Text(
            $"--workflow {string.Join('|', WorkflowChoice.All.Select(one => one.Name))}",
            $"{string.Join("; ", WorkflowChoice.All.Select(one => $"{one.Name}: {one.Words}"))}. Default: what you answer, otherwise {Simple}."
        );
        var model = command.Text(
            "--model NAME",
            "Model to name in the configuration. Default: none; then only the rules propose."
        );
        var repository = command.With(ChangeOptions.Repository);
        command.Validators.Add(result =>
        {
            if (result.GetValue(model) is not null && result.GetValue(workflow) == Forks)
            {
                result.AddError(
                    "--model does not go with a workflow for forks, which has no key. Leave one of them out."
                );
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    screen.TextConsole(),
                    parsed.GetValue(yes) ? null : screen.Keyboard(),
                    new(
                        parsed.GetValue(repository)!,
                        parsed.GetValue(workflow),
                        parsed.GetValue(model),
                        parsed.GetValue(force)
                    ),
                    cancellationToken
                )
        );
        return command;
    }

    /// <summary>The set-up itself.</summary>
    /// <param name="keyboard">Where questions are asked; null: none are.</param>
    public static async Task<int> RunAsync(
        IAnsiConsole console,
        IAnsiConsole? keyboard,
        InitRequest request,
        CancellationToken cancellationToken
    )
    {
        var survey = await Survey.ReadAsync(
            Path.GetFullPath(request.Repository),
            cancellationToken
        );
        SurveyView.Write(console, survey, request.Model);
        var workflow = await WorkflowAsync(keyboard, request, cancellationToken);
        List<PlannedFile> files =
        [
            new(
                Core.Configuration.ConfigurationFile.Usual,
                ConfigurationText.Of(survey, request.Model)
            ),
            .. workflow.Files,
        ];
        if (
            keyboard is not null
            && !await keyboard.ConfirmAsync(
                Markup.Escape($"Write {string.Join(" and ", files.Select(file => file.Path))}?"),
                cancellationToken: cancellationToken
            )
        )
        {
            console.WriteLine("Nothing was written.");
            return ExitCode.Done;
        }

        var left = Place(console, survey.Root, files, request.Force);
        console.WriteLine();
        var (sandbox, _) = await MachineChecks.SandboxAsync(
            SandboxKind.Auto,
            survey.Root,
            cancellationToken
        );
        DoctorReport.Table(
            console,
            [
                .. await MachineChecks.RunAsync(cancellationToken),
                sandbox,
                .. await PartChecks.RunAsync(survey, cancellationToken),
            ]
        );
        SurveyView.Next(console, request.Model, workflow);
        return left ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<WorkflowChoice> WorkflowAsync(
        IAnsiConsole? keyboard,
        InitRequest request,
        CancellationToken cancellationToken
    )
    {
        var name = request.Workflow ?? Simple;
        var asked = WorkflowChoice.All.First(one => one.Name == name);
        return keyboard is null || request.Workflow is not null
            ? asked
            : await keyboard.PromptAsync(
                new SelectionPrompt<WorkflowChoice>()
                    .Title("Which workflow?")
                    .UseConverter(one => $"{one.Name}: {one.Words}")
                    .AddChoices(
                        WorkflowChoice.All.Where(one => request.Model is null || one.Name != Forks)
                    ),
                cancellationToken
            );
    }

    // Whether one of them was left as it is.
    private static bool Place(
        IAnsiConsole console,
        string root,
        List<PlannedFile> files,
        bool force
    )
    {
        var left = false;
        foreach (var file in files)
        {
            var placement = file.Place(root, force);
            console.WriteLine(
                placement switch
                {
                    Placement.Written => $"Written: {file.Path}",
                    Placement.Replaced => $"Replaced: {file.Path}",
                    Placement.Same => $"Up to date: {file.Path}",
                    _ =>
                        $"Not changed: {file.Path} differs from what would be written. --force would change it like this:",
                }
            );
            if (placement == Placement.Left)
            {
                left = true;
                foreach (var line in file.Difference(root))
                {
                    console.WriteLine($"  {TerminalText.Of(line)}");
                }
            }
        }

        return left;
    }
}

/// <summary>What a user asks <c>piebot init</c> for.</summary>
/// <param name="Repository">Any folder of the checkout.</param>
/// <param name="Workflow">Null: left open.</param>
internal sealed record InitRequest(string Repository, string? Workflow, string? Model, bool Force);
