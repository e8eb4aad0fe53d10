using System.CommandLine;
using System.CommandLine.Parsing;
using PieBot.Core.Configuration;
using PieBot.Core.Processes;
using PieBot.Core.Timing;

namespace PieBot.Tool.Commands;

/// <summary>The options that say how candidates are verified.</summary>
internal sealed class ProofOptions
{
    private const int LeastTrials = 4;

    private static readonly VerifySettings Defaults = new();

    private readonly Option<Protocol> _protocol = new("--protocol")
    {
        Description =
            "paired: trials of two processes that take turns, a sequential one-sided paired t test, and fresh trials to confirm. paper: 25 fresh processes per side, one-tailed Welch test, p < 0.05 (arXiv 2302.07867).",
        DefaultValueFactory = _ => Defaults.Protocol,
    };

    private readonly Option<int> _trials;

    private readonly Option<double> _alpha = new("--alpha")
    {
        Description =
            "Chance of calling a candidate of a member faster when none is, before the confirmation lowers it; 0 to 0.5.",
        DefaultValueFactory = _ => Defaults.Alpha,
        HelpName = "A",
    };

    private readonly Option<double> _minSaving = new("--min-saving")
    {
        Description =
            "Per cent of the baseline's time that a candidate must save to be called faster; 10 is a speedup of 1.11.",
        DefaultValueFactory = _ => Defaults.MinSaving * 100,
        HelpName = "PERCENT",
    };

    private readonly Option<Resource> _metric = new("--metric")
    {
        Description =
            "What candidates should save. time: the member's time. allocations: the bytes that a call of it allocates; a candidate that is neither faster nor slower is called leaner when it saves --min-saving of them.",
        DefaultValueFactory = _ => Defaults.Metric,
    };

    private readonly Option<bool> _noShrink = new("--no-shrink")
    {
        Description =
            "Keep edits whole. Without this option hunks that do not carry the gain are removed, which takes some more trials.",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Seed for the order of turns.",
        DefaultValueFactory = _ => Defaults.Seed,
        HelpName = "N",
    };

    private readonly Option<string[]> _testProjects = new("--test-project")
    {
        Description =
            "Test project to use, as a path in the repository. May be repeated. Default: those that reference a changed project.",
        HelpName = "PATH",
    };

    private readonly Option<string?> _framework = new("--framework")
    {
        Description =
            "Target framework of the test projects. Default: the highest that runs on this machine.",
        HelpName = "TFM",
    };

    private readonly Option<string?> _benchmark = new("--benchmark")
    {
        Description =
            "Time the BenchmarkDotNet benchmarks that match this filter, such as '*Parser*', instead of the covering tests; all tests must still pass. C# only.",
        HelpName = "FILTER",
    };

    private readonly Option<double> _testTimeout = new("--test-timeout")
    {
        Description = "Seconds after which a test run is killed.",
        DefaultValueFactory = _ => Defaults.TestTimeout.TotalSeconds,
        HelpName = "SECONDS",
    };

    private readonly Option<double> _buildTimeout = new("--build-timeout")
    {
        Description = "Seconds after which a build is killed.",
        DefaultValueFactory = _ => Defaults.BuildTimeout.TotalSeconds,
        HelpName = "SECONDS",
    };

    private readonly Option<int> _memory = new("--memory")
    {
        Description =
            "Memory in MiB that a test run and the processes it starts may use; more is a failed test (Linux).",
        DefaultValueFactory = _ => (int)(Defaults.Memory >> 20),
        HelpName = "MIB",
    };

    private readonly Option<SandboxKind> _sandbox = new("--sandbox")
    {
        Description =
            "Sandbox that tests run in. bubblewrap: no network, a read-only checkout, no view of your files and processes (Linux). auto: bubblewrap where it works. none: only for code you trust.",
        DefaultValueFactory = _ => Defaults.Sandbox,
    };

    /// <param name="trials">How many there are unless the user says otherwise.</param>
    public ProofOptions(int? trials = null)
    {
        _trials = new("--trials")
        {
            Description =
                $"Most trials per candidate, and as many again to confirm it (paired protocol); at least {LeastTrials}. Measuring ends earlier when it is decided.",
            DefaultValueFactory = _ => trials ?? Defaults.Trials,
            HelpName = "N",
        };
        Check(
            _trials,
            value => value is >= LeastTrials and <= 1000,
            $"a number from {LeastTrials} to 1000"
        );
        Check(_alpha, value => value is > 0 and < 0.5, "a number between 0 and 0.5");
        Check(_minSaving, value => value is >= 0 and < 100, "a number from 0 to under 100");
        Check(_testTimeout, value => value is > 0 and <= 86400, "seconds, at most 86400");
        Check(_buildTimeout, value => value is > 0 and <= 86400, "seconds, at most 86400");
        Check(_memory, value => value is >= 256 and <= 1 << 20, "MiB, from 256 to 1048576");
    }

    public void AddTo(Command command)
    {
        foreach (
            var option in (Option[])
                [
                    _protocol,
                    _trials,
                    _alpha,
                    _minSaving,
                    _metric,
                    _noShrink,
                    _seed,
                    _testProjects,
                    _framework,
                    _benchmark,
                    _testTimeout,
                    _buildTimeout,
                    _memory,
                    _sandbox,
                ]
        )
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (
                result.GetValue(_metric) == Resource.Allocations
                && result.GetValue(_protocol) == Protocol.Paper
            )
            {
                result.AddError(
                    "--metric allocations needs --protocol paired: the paper's protocol only measures time."
                );
            }
        });
    }

    /// <summary>Those that say how tests are built and run, for commands that judge by rules of their own.</summary>
    public void AddRunningTo(Command command)
    {
        foreach (
            var option in (Option[])
                [_seed, _testProjects, _framework, _testTimeout, _buildTimeout, _memory, _sandbox]
        )
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The option, with a check of its value.</summary>
    /// <param name="right">What is right, for people.</param>
    public static Option<T> Checked<T>(Option<T> option, Func<T, bool> isRight, string right)
    {
        Check(option, isRight, right);
        return option;
    }

    /// <summary>The same with the commands of the configuration.</summary>
    public VerifySettings Read(Configured configured) =>
        Read(configured.Parsed) with
        {
            Projects = configured.Parsed.GetValue(_benchmark) is { } filter
                ?
                [
                    new("benchmarks", new(["**/*.cs"], []), [], false, null, null, null)
                    {
                        Benchmarks = filter,
                    },
                    .. configured.Configuration.Projects,
                ]
                : configured.Configuration.Projects,
        };

    public VerifySettings Read(ParseResult parsed) =>
        new()
        {
            Protocol = parsed.GetValue(_protocol),
            Trials = parsed.GetValue(_trials),
            Alpha = parsed.GetValue(_alpha),
            MinSaving = parsed.GetValue(_minSaving) / 100,
            Metric = parsed.GetValue(_metric),
            Shrink = !parsed.GetValue(_noShrink),
            Seed = parsed.GetValue(_seed),
            TestProjects = parsed.GetValue(_testProjects) ?? [],
            Framework = parsed.GetValue(_framework),
            TestTimeout = TimeSpan.FromSeconds(parsed.GetValue(_testTimeout)),
            BuildTimeout = TimeSpan.FromSeconds(parsed.GetValue(_buildTimeout)),
            Memory = (long)parsed.GetValue(_memory) << 20,
            Sandbox = parsed.GetValue(_sandbox),
        };

    private static void Check<T>(Option<T> option, Func<T, bool> isRight, string right) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && IsParsed(result, out T value) && !isRight(value))
            {
                result.AddError($"{option.Name} must be {right}, not {result.Tokens[0].Value}.");
            }
        });

    // What does not parse at all has an error of its own already.
    private static bool IsParsed<T>(OptionResult result, out T value)
    {
        try
        {
            value = result.GetValueOrDefault<T>();
            return true;
        }
        catch (InvalidOperationException)
        {
            value = default!;
            return false;
        }
    }
}
