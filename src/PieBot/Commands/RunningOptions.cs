using System.CommandLine;
using PieBot.Core.Configuration;
using PieBot.Core.Processes;

namespace PieBot.Tool.Commands;

/// <summary>The options that say how tests are built and run.</summary>
/// <param name="benchmarks">Whether benchmarks may be timed instead.</param>
internal sealed class RunningOptions(Command command, bool benchmarks)
{
    private static readonly VerifySettings Defaults = new();

    private readonly Option<int> _seed = command.Value(
        "--seed N",
        "Seed for the order of turns.",
        Defaults.Seed
    );

    private readonly Option<string[]?> _testProjects = command.Text<string[]>(
        "--test-project PATH",
        "Test project to use, as a path in the repository. May be repeated. Default: those that reference a changed project."
    );

    private readonly Option<string?> _framework = command.Text(
        "--framework TFM",
        "Target framework of the test projects. Default: the highest that runs on this machine."
    );

    private readonly Option<string?> _benchmark = command
        .If(benchmarks)
        .Text(
            "--benchmark FILTER",
            "Time the BenchmarkDotNet benchmarks that match this filter, such as '*Parser*', instead of the covering tests; all tests must still pass. C# only."
        );

    private readonly Option<double> _testTimeout = command
        .Value(
            "--test-timeout SECONDS",
            "Seconds after which a test run is killed.",
            Defaults.TestTimeout.TotalSeconds
        )
        .Checked(value => value is > 0 and <= 86400, "seconds, at most 86400");

    private readonly Option<double> _buildTimeout = command
        .Value(
            "--build-timeout SECONDS",
            "Seconds after which a build is killed.",
            Defaults.BuildTimeout.TotalSeconds
        )
        .Checked(value => value is > 0 and <= 86400, "seconds, at most 86400");

    private readonly Option<int> _memory = command
        .Value(
            "--memory MIB",
            "Memory in MiB that a test run and the processes it starts may use; more is a failed test (Linux).",
            (int)(Defaults.Memory >> 20)
        )
        .Checked(value => value is >= 256 and <= 1 << 20, "MiB, from 256 to 1048576");

    private readonly Option<SandboxKind> _sandbox = command.Value(
        "--sandbox",
        "Sandbox that tests run in. bubblewrap: no network, a read-only checkout, no view of your files and processes (Linux). auto: bubblewrap where it works. none: only for code you trust.",
        Defaults.Sandbox
    );

    public VerifySettings Read(Given given) =>
        new()
        {
            Seed = given.GetValue(_seed),
            TestProjects = given.GetValue(_testProjects) ?? [],
            Framework = given.GetValue(_framework),
            TestTimeout = TimeSpan.FromSeconds(given.GetValue(_testTimeout)),
            BuildTimeout = TimeSpan.FromSeconds(given.GetValue(_buildTimeout)),
            Memory = (long)given.GetValue(_memory) << 20,
            Sandbox = given.GetValue(_sandbox),
        };

    /// <summary>The configuration's projects, after the benchmarks that the user names.</summary>
    public IReadOnlyList<CommandProject> Projects(Configured configured) =>
        configured.Given.GetValue(_benchmark) is { } filter
            ?
            [
                new("benchmarks", new(["**/*.cs"], []), [], false, null, null, null)
                {
                    Benchmarks = filter,
                },
                .. configured.Configuration.Projects,
            ]
            : configured.Configuration.Projects;
}
