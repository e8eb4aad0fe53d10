using System.CommandLine;
using PieBot.Core.Comparing;
using PieBot.Core.Configuration;
using PieBot.Core.Timing;
using PieBot.Core.Verification;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;

namespace PieBot.Tool.Commands;

/// <summary><c>piebot compare</c>: are the members that the tests cover faster or slower than they were?</summary>
internal static class CompareCommand
{
    private const double Alpha = 0.05;
    private const double MinChange = 5;

    public static Command Create(Screen screen)
    {
        var from = new Argument<string>("BASE")
        {
            Description =
                "Branch or commit to compare with: the commit itself, not its merge base with HEAD.",
        };
        var to = new Argument<string>("HEAD") { Description = "Branch or commit to compare." };
        var all = new Option<bool>("--all")
        {
            Description =
                "Compare all members that both commits have, not only those whose own text changed: what they call may have changed. Takes a few seconds for each covered member; narrow it with --include.",
        };
        var include = new Option<string[]>("--include")
        {
            Description =
                "Only files that match this glob, such as 'src/**/*.cs'. May be repeated.",
            HelpName = "GLOB",
        };
        var exclude = new Option<string[]>("--exclude")
        {
            Description = "Leave out files that match this glob. May be repeated.",
            HelpName = "GLOB",
        };
        var trials = ProofOptions.Checked(
            new Option<int>("--trials")
            {
                Description =
                    "Most trials per member, at least 4. A comparison ends earlier when it is decided.",
                DefaultValueFactory = _ => SequentialTest.MostTrials,
                HelpName = "N",
            },
            value => value is >= Confirmation.LeastTrials and <= 1000,
            $"a number from {Confirmation.LeastTrials} to 1000"
        );
        var alpha = ProofOptions.Checked(
            new Option<double>("--alpha")
            {
                Description =
                    "Chance of a wrong verdict on any of the members, in either direction; 0 to 0.5. All intervals hold together with the remaining confidence.",
                DefaultValueFactory = _ => Alpha,
                HelpName = "A",
            },
            value => value is > 0 and < 0.5,
            "a number between 0 and 0.5"
        );
        var minChange = ProofOptions.Checked(
            new Option<double>("--min-change")
            {
                Description =
                    "Smallest difference to report, in per cent of the slower side's time; 5 is a speedup of 1.05.",
                DefaultValueFactory = _ => MinChange,
                HelpName = "PERCENT",
            },
            value => value is >= 0.1 and < 100,
            "a number from 0.1 to under 100"
        );
        var proof = new ProofOptions();
        var folder = new Option<string?>("--out")
        {
            Description =
                "Folder for the journal of trials. Default: that of the same comparison if it was killed, otherwise a new folder in .piebot/runs of the repository, which git ignores.",
            HelpName = "DIR",
        };
        var format = OutputOptions.Format(
            ReportFormat.Text,
            ReportFormat.Json,
            ReportFormat.Markdown
        );
        var command = new Command(
            "compare",
            "Report for each member whether it became faster or slower between two commits, timed with the tests that both have. Runs the repository's build and tests: use it only on code you trust."
        )
        {
            from,
            to,
            ChangeOptions.Repository,
            all,
            include,
            exclude,
            trials,
            alpha,
            minChange,
        };
        proof.AddRunningTo(command);
        command.Options.Add(folder);
        command.Options.Add(format);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new CompareRequest(
                    Path.GetFullPath(parsed.GetValue(ChangeOptions.Repository)!),
                    parsed.GetValue(from)!,
                    parsed.GetValue(to)!,
                    parsed.GetValue(all)
                )
                {
                    Include = parsed.GetValue(include) ?? [],
                    Exclude = parsed.GetValue(exclude) ?? [],
                };
                var settings = proof.Read(parsed) with
                {
                    Trials = parsed.GetValue(trials),
                    Alpha = parsed.GetValue(alpha),
                    MinSaving = parsed.GetValue(minChange) / 100,
                };
                var result = await screen.WatchAsync(progress =>
                    RunAsync(
                        request,
                        settings,
                        parsed.GetValue(folder),
                        progress,
                        cancellationToken
                    )
                );
                screen.Print(
                    parsed.GetValue(format),
                    () => ReportJson.Write(result),
                    console => CompareReport.Text(console, result),
                    () => CompareReport.Markdown(result)
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<CompareResult> RunAsync(
        CompareRequest request,
        VerifySettings settings,
        string? asked,
        IProgress<VerifyProgress> progress,
        CancellationToken cancellationToken
    )
    {
        progress.Report(new("changes", "reading both commits", 0, 0));
        var commits = await CommitPair.ReadAsync(request, cancellationToken);
        var folder = await RunPaths.ForAsync(
            request.Repository,
            Comparer.Identity(commits, settings),
            $"{commits.Base[..7]}-{commits.Head[..7]}",
            asked,
            cancellationToken
        );
        return await new Comparer(settings, progress).RunAsync(
            request.Repository,
            commits,
            request.All,
            folder,
            cancellationToken
        );
    }
}
