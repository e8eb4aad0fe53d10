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
    public static Command Create(Screen screen)
    {
        var command = new Command(
            "compare",
            "Report for each member whether it became faster or slower between two commits, timed with the tests that both have. Runs the repository's build and tests: use it only on code you trust."
        );
        var options = new CompareOptions(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var (request, settings) = options.Bind(new(parsed));
                var result = await screen.WatchAsync(progress =>
                    RunAsync(
                        request,
                        settings,
                        parsed.GetValue(options.Folder),
                        progress,
                        cancellationToken
                    )
                );
                screen.Print(
                    parsed.GetValue(options.Format),
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

/// <summary>The options of <c>piebot compare</c>.</summary>
internal sealed class CompareOptions(Command command)
{
    private readonly Argument<string> _from = command.Argument<string>(
        "BASE",
        "Branch or commit to compare with: the commit itself, not its merge base with HEAD."
    );

    private readonly Argument<string> _to = command.Argument<string>(
        "HEAD",
        "Branch or commit to compare."
    );

    private readonly Option<string> _repository = command.With(ChangeOptions.Repository);

    private readonly Option<bool> _all = command.Flag(
        "--all",
        "Compare all members that both commits have, not only those whose own text changed: what they call may have changed. Takes a few seconds for each covered member; narrow it with --include."
    );

    private readonly Option<string[]?> _include = ChangeOptions.Include(command);
    private readonly Option<string[]?> _exclude = ChangeOptions.Exclude(command);

    private readonly Option<int> _trials = command
        .Value(
            "--trials N",
            "Most trials per member, at least 4. A comparison ends earlier when it is decided.",
            SequentialTest.MostTrials
        )
        .Checked(
            value => value is >= Confirmation.LeastTrials and <= 1000,
            $"a number from {Confirmation.LeastTrials} to 1000"
        );

    private readonly Option<double> _alpha = command
        .Value(
            "--alpha A",
            "Chance of a wrong verdict on any of the members, in either direction; 0 to 0.5. All intervals hold together with the remaining confidence.",
            0.05
        )
        .Checked(value => value is > 0 and < 0.5, "a number between 0 and 0.5");

    private readonly Option<double> _minChange = command
        .Value(
            "--min-change PERCENT",
            "Smallest difference to report, in per cent of the slower side's time; 5 is a speedup of 1.05.",
            5.0
        )
        .Checked(value => value is >= 0.1 and < 100, "a number from 0.1 to under 100");

    private readonly RunningOptions _running = new(command, benchmarks: false);

    /// <summary>Where the journal is to be; null: the usual place.</summary>
    public Option<string?> Folder { get; } =
        command.Text(
            "--out DIR",
            "Folder for the journal of trials. Default: that of the same comparison if it was killed, otherwise a new folder in .piebot/runs of the repository, which git ignores."
        );

    public Option<ReportFormat> Format { get; } =
        command.Format(ReportFormat.Text, ReportFormat.Json, ReportFormat.Markdown);

    public (CompareRequest Request, VerifySettings Settings) Bind(Given given) =>
        (
            new(
                Path.GetFullPath(given.GetValue(_repository)!),
                given.GetValue(_from)!,
                given.GetValue(_to)!,
                given.GetValue(_all)
            )
            {
                Include = given.GetValue(_include) ?? [],
                Exclude = given.GetValue(_exclude) ?? [],
            },
            _running.Read(given) with
            {
                Trials = given.GetValue(_trials),
                Alpha = given.GetValue(_alpha),
                MinSaving = given.GetValue(_minChange) / 100,
            }
        );
}
