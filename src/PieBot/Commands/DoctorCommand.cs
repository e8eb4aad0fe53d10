using System.CommandLine;
using PieBot.Core;
using PieBot.Core.Configuration;
using PieBot.Core.Engine.Sides;
using PieBot.Core.Examining;
using PieBot.Core.Languages.CSharp.Members;
using PieBot.Core.Processes;
using PieBot.Core.Verification;
using PieBot.Tool.Console;
using PieBot.Tool.Demo;
using PieBot.Tool.Reports;
using PieBot.Tool.Setup;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot doctor</c>: what can this machine tell?</summary>
internal static class DoctorCommand
{
    private const int LeastSamples = 6;
    private const int Samples = 12;

    // A member of the demo that works for some microseconds a call, and allocates.
    private const string Path = "src/Orders/Book/OrderBook.cs";
    private const string Member = "OrderBook.CountByProduct";

    public static Command Create(Screen screen)
    {
        var command = new Command(
            "doctor",
            "Check what this machine can prove: look for what verification needs, and for what the languages of the checkout need, time the demo's code against itself, and report the noise and the smallest speedup that would be found. Exits with 1 when nothing can be proved here."
        );
        var samples = command
            .Value(
                "--trials N",
                $"Trials of the machine against itself, to estimate the noise from; at least {LeastSamples}. More give a better estimate.",
                Samples
            )
            .Checked(
                value => value is >= LeastSamples and <= 1000,
                $"a number from {LeastSamples} to 1000"
            );
        var sandbox = command.Value(
            "--sandbox",
            "Sandbox that tests run in: auto, bubblewrap or none.",
            SandboxKind.Auto
        );
        var repository = command.With(ChangeOptions.Repository);
        var format = command.Format(ReportFormat.Text, ReportFormat.Json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var survey = await SurveyAsync(
                    parsed.GetValue(repository)!,
                    parsed.GetResult(repository) is { Implicit: false },
                    cancellationToken
                );
                var examination = await screen.WatchAsync(progress =>
                    ExamineAsync(
                        new VerifySettings { Sandbox = parsed.GetValue(sandbox) },
                        parsed.GetValue(samples),
                        survey,
                        progress,
                        cancellationToken
                    )
                );
                screen.Print(
                    parsed.GetValue(format),
                    () => ReportJson.Write(examination),
                    console => DoctorReport.Text(console, examination)
                );
                return examination.Hindrance is null ? ExitCode.Done : ExitCode.Failed;
            }
        );
        return command;
    }

    // Null outside of a checkout, where nobody has asked for one; and without git, which a check tells.
    private static async Task<Survey?> SurveyAsync(
        string folder,
        bool isAskedFor,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return Programs.Has("git")
                ? await Survey.ReadAsync(System.IO.Path.GetFullPath(folder), cancellationToken)
                : null;
        }
        catch (UserErrorException) when (!isAskedFor)
        {
            return null;
        }
    }

    private static async Task<Examination> ExamineAsync(
        VerifySettings settings,
        int samples,
        Survey? survey,
        IProgress<VerifyProgress> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report(new("checks", "looking for what verification needs", 0, 0));
        List<Check> checks =
        [
            .. await MachineChecks.RunAsync(cancellationToken),
            .. survey is null ? [] : await PartChecks.RunAsync(survey, cancellationToken),
        ];
        SelfTiming? timing = null;
        if (checks.TrueForAll(check => check.State != CheckState.Bad))
        {
            Scratch.Sweep();
            var scratch = Scratch.Create();
            try
            {
                timing = await TimeAsync(
                    scratch,
                    settings,
                    samples,
                    checks,
                    progress,
                    cancellationToken
                );
            }
            finally
            {
                Scratch.Remove(scratch);
            }
        }

        return new(Examination.CurrentVersion, ToolVersion.Current, checks, timing);
    }

    private static async Task<SelfTiming?> TimeAsync(
        string scratch,
        VerifySettings settings,
        int samples,
        List<Check> checks,
        IProgress<VerifyProgress> progress,
        CancellationToken cancellationToken
    )
    {
        var repository = await DemoRepository.UnpackAsync(
            "csharp",
            System.IO.Path.Combine(scratch, "demo"),
            cancellationToken
        );
        var (check, _) = await MachineChecks.SandboxAsync(
            settings.Sandbox,
            repository,
            cancellationToken
        );
        checks.Add(check);
        var head = await new Git(repository).RunAsync(
            ["rev-parse", DemoRepository.Branch],
            cancellationToken
        );
        var text = await File.ReadAllTextAsync(
            System.IO.Path.Combine(repository, Path),
            cancellationToken
        );
        using var session = await Session.OpenAsync(
            repository,
            settings,
            new((stage, message) => progress.Report(new(stage, message, 0, 0))),
            cancellationToken
        );
        var (timing, fault) = await new SelfComparison(session, samples).RunAsync(
            head.Trim(),
            CSharpMembers.All(Path, text).First(member => member.Name == Member),
            cancellationToken
        );
        if (timing is null)
        {
            checks.Add(
                new(
                    "demo",
                    CheckState.Bad,
                    fault!,
                    "Make 'dotnet restore' and 'dotnet test' work here first: they need a package feed (NuGet.config, HTTPS_PROXY), free disk space, and SDK 10 or later."
                )
            );
        }

        return timing;
    }
}
