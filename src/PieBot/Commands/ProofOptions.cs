using System.CommandLine;
using System.CommandLine.Parsing;
using PieBot.Core.Configuration;
using PieBot.Core.Timing;

namespace PieBot.Tool.Commands;

/// <summary>The options that say how candidates are verified.</summary>
internal sealed class ProofOptions
{
    private const int LeastTrials = 4;
    private const double DefaultMinutes = 20;

    private const string Conflict =
        "--metric allocations needs --protocol paired: the paper's protocol only measures time.";

    private static readonly VerifySettings Defaults = new();

    private readonly Option<Protocol> _protocol;
    private readonly Option<int> _trials;
    private readonly Option<double> _maxMinutes;
    private readonly Option<double> _alpha;
    private readonly Option<double> _minSaving;
    private readonly Option<Resource> _metric;
    private readonly Option<bool> _noShrink;
    private readonly Option<bool> _noExercises;
    private readonly RunningOptions _running;

    /// <param name="trials">How many there are unless the user says otherwise.</param>
    public ProofOptions(Command command, int? trials = null)
    {
        _protocol = command.Value(
            "--protocol",
            "paired: trials of two processes that take turns, a sequential one-sided paired t test, and fresh trials to confirm. paper: 25 fresh processes per side, one-tailed Welch test, p < 0.05 (arXiv 2302.07867).",
            Defaults.Protocol
        );
        _trials = command
            .Value(
                "--trials N",
                $"Most trials per candidate, and as many again to confirm it (paired protocol); at least {LeastTrials}. Measuring ends earlier when it is decided.",
                trials ?? Defaults.Trials
            )
            .Checked(
                value => value is >= LeastTrials and <= 1000,
                $"a number from {LeastTrials} to 1000"
            );
        _maxMinutes = command
            .Value(
                "--max-minutes N",
                "Minutes that the trials of a candidate may take, its confirmation included (paired protocol). What is not decided by then is inconclusive.",
                DefaultMinutes
            )
            .Checked(value => value is > 0 and <= 1440, "minutes, more than 0 and at most 1440");
        _alpha = command
            .Value(
                "--alpha A",
                "Chance of calling a candidate of a member faster when none is, before the confirmation lowers it; 0 to 0.5.",
                Defaults.Alpha
            )
            .Checked(value => value is > 0 and < 0.5, "a number between 0 and 0.5");
        _minSaving = command
            .Value(
                "--min-saving PERCENT",
                "Per cent of the baseline's time that a candidate must save to be called faster; 10 is a speedup of 1.11.",
                Defaults.MinSaving * 100
            )
            .Checked(value => value is >= 0 and < 100, "a number from 0 to under 100");
        _metric = command.Value(
            "--metric",
            "What candidates should save. time: the member's time. allocations: the bytes that a call of it allocates; a candidate that is neither faster nor slower is called leaner when it saves --min-saving of them.",
            Defaults.Metric
        );
        _noShrink = command.Flag(
            "--no-shrink",
            "Keep edits whole. Without this option hunks that do not carry the gain are removed, which takes some more trials."
        );
        _noExercises = command.Flag(
            "--no-exercises",
            "Compare only the calls that tests make. Without this option edited members are also called as no test calls them: with longer and other arguments made from those of tests, and in other orders (Python, and C# in the sandbox)."
        );
        _running = new(command, benchmarks: true);
        command.Validators.Add(Check);
    }

    /// <summary>The settings, with the commands of the configuration.</summary>
    public VerifySettings Read(Configured configured)
    {
        var settings = Read(configured.Given) with
        {
            Projects = _running.Projects(configured),
            CMake = configured.Configuration.CMake,
        };
        return settings is { Metric: Resource.Allocations, Protocol: Protocol.Paper }
            ? throw configured.Fault(Conflict, _metric, _protocol)
            : settings;
    }

    public VerifySettings Read(Given given) =>
        _running.Read(given) with
        {
            Protocol = given.GetValue(_protocol),
            Trials = given.GetValue(_trials),
            TrialTime = TimeSpan.FromMinutes(given.GetValue(_maxMinutes)),
            Alpha = given.GetValue(_alpha),
            MinSaving = given.GetValue(_minSaving) / 100,
            Metric = given.GetValue(_metric),
            Shrink = !given.GetValue(_noShrink),
            Exercises = !given.GetValue(_noExercises),
        };

    private void Check(CommandResult result)
    {
        if (
            result.GetValue(_metric) == Resource.Allocations
            && result.GetValue(_protocol) == Protocol.Paper
        )
        {
            result.AddError(Conflict);
        }
    }
}
