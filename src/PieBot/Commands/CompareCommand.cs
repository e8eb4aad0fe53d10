using System.CommandLine;
using PieBot.Timing;
using PieBot.Tool.Console;
using PieBot.Tool.Reports;
using PieBot.Verification;
using PieBot.Verification.Comparing;

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
                "Branch or commit to compare with, as it stands (not its merge base with HEAD).",
        };
        var to = new Argument<string>("HEAD") { Description = "Branch or commit to look at." };
        var all = new Option<bool>("--all")
        {
            Description =
                "Compare all members that stand at both commits, not only those whose own text differs: what they call may have changed. Narrow it with --include. Takes a few seconds a member that tests reach.",
        };
        var include = new Option<string[]>("--include")
        {
            Description =
                "Only files that match this glob, such as 'src/**/*.cs'. May be repeated.",
            HelpName = "GLOB",
        };
        var exclude = new Option<string[]>("--exclude")
        {
            Description = "No files that match this glob. May be repeated.",
            HelpName = "GLOB",
        };
        var trials = ProofOptions.Checked(
            new Option<int>("--trials")
            {
                Description =
                    "The most trials a member; at least 4. It ends earlier as soon as it can tell.",
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
                    "Chance of a wrong word about any of the members, in either direction; 0 to 0.5. Each interval holds with the rest of it.",
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
                    "Per cent of the slower side's time from which a difference is worth telling; 5 is a speedup of 1.05.",
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
                "Folder for the journal of trials. Default: a new one below .piebot/runs in the repository, which git ignores, or that of the same comparison when it was killed.",
            HelpName = "DIR",
        };
        var format = OutputOptions.Format(
            ReportFormat.Text,
            ReportFormat.Json,
            ReportFormat.Markdown
        );
        var command = new Command(
            "compare",
            "Say, member by member, whether the code became faster or slower between two commits, timed by the tests that both have. Runs the repository's build and tests: for code you trust."
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
                    () => CompareReport.Json(result),
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
