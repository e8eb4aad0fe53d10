using System.CommandLine;
using PieBot.Core.Timing;
using PieBot.Lab.Evaluation.Measuring;
using PieBot.Lab.Evaluation.Running;

namespace PieBot.Lab.Evaluation.Commands;

/// <summary>How programs are timed.</summary>
internal sealed class MeasuringOptions
{
    private const int Unbound = -1;

    private static readonly MeasuringSettings Defaults = new();

    private readonly Option<Protocol> _protocol = new("--protocol")
    {
        Description =
            "paired: both programs at once on one core, with a sequential test that ends early. paper: 25 runs per case and side, the first ignored, Welch test at 0.05.",
        DefaultValueFactory = _ => Protocol.Paired,
    };

    private readonly Option<RunOrder> _order = new("--order")
    {
        Description =
            "With --protocol paper: mixed, or blocks (all of one side first, for comparison with harnesses that do so).",
        DefaultValueFactory = _ => RunOrder.Mixed,
    };

    private readonly Option<int> _ignore = new("--ignore-first")
    {
        Description = "With --protocol paper: first runs per side to leave out.",
        DefaultValueFactory = _ => Defaults.IgnoreFirst,
        HelpName = "K",
    };

    private readonly Option<double> _alpha = new("--alpha")
    {
        Description = "With --protocol paired: chance of calling a program faster that is not.",
        DefaultValueFactory = _ => Defaults.Alpha,
        HelpName = "P",
    };

    private readonly Option<double> _minSaving = new("--min-saving")
    {
        Description =
            "With --protocol paired: share of the time that a program must save to be called faster. A difference below one per cent may come from the layout in memory alone.",
        DefaultValueFactory = _ => Defaults.MinSaving,
        HelpName = "SHARE",
    };

    private readonly Option<int> _trials = new("--trials")
    {
        Description = "With --protocol paired: most trials per program.",
        DefaultValueFactory = _ => Defaults.MostTrials,
        HelpName = "N",
    };

    private readonly Option<int> _timeLimit = new("--time-limit")
    {
        Description =
            "Most processor seconds for a run on one case; twice the slow program's if that is more.",
        DefaultValueFactory = _ => Defaults.TimeLimit,
        HelpName = "SECONDS",
    };

    private readonly Option<int> _core = new("--core")
    {
        Description = "The core that programs are bound to. Default: the last. -1: none.",
        DefaultValueFactory = _ => CoreBinding.Usual ?? Unbound,
        HelpName = "N",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Seed for the order of runs.",
        DefaultValueFactory = _ => Defaults.Seed,
        HelpName = "N",
    };

    private readonly Option<bool> _timeUnchanged = new("--time-unchanged")
    {
        Description =
            "Also time programs that equal the slow one and so cannot be faster: a check of the measurement.",
    };

    public MeasuringOptions()
    {
        Check(_alpha, value => value is > 0 and < 0.5, "between 0 and 0.5");
        Check(_minSaving, value => value is >= 0 and < 1, "from 0 to below 1");
        Check(_trials, value => value is >= 4 and <= 200, "from 4 to 200");
        Check(_ignore, value => value is >= 0 and <= 20, "from 0 to 20");
        Check(_timeLimit, value => value is >= 1 and <= 3600, "from 1 to 3600");
        Check(
            _core,
            value => value >= Unbound && value < Math.Min(64, Environment.ProcessorCount),
            "the number of a core, or -1"
        );
    }

    public void AddTo(Command command)
    {
        foreach (
            var option in (Option[])
                [
                    _protocol,
                    _order,
                    _ignore,
                    _alpha,
                    _minSaving,
                    _trials,
                    _timeLimit,
                    _core,
                    _seed,
                    _timeUnchanged,
                ]
        )
        {
            command.Options.Add(option);
        }
    }

    public MeasuringSettings Read(ParseResult parsed) =>
        new()
        {
            Protocol = parsed.GetValue(_protocol),
            Order = parsed.GetValue(_order),
            IgnoreFirst = parsed.GetValue(_ignore),
            Alpha = parsed.GetValue(_alpha),
            MinSaving = parsed.GetValue(_minSaving),
            MostTrials = parsed.GetValue(_trials),
            TimeLimit = parsed.GetValue(_timeLimit),
            Seed = parsed.GetValue(_seed),
            TimeUnchanged = parsed.GetValue(_timeUnchanged),
        };

    public int? Core(ParseResult parsed) =>
        parsed.GetValue(_core) is >= 0 and var core ? core : null;

    private static void Check<T>(Option<T> option, Func<T, bool> valid, string words)
        where T : struct =>
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !valid(result.GetValueOrDefault<T>()))
            {
                result.AddError($"{option.Name} must be {words}.");
            }
        });
}
