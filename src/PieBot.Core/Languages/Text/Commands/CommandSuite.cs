using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;
using PieBot.Core.Configuration;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;
using PieBot.Workers;

namespace PieBot.Core.Languages.Text.Commands;

/// <summary>The tests of a project that names its commands, in the folder of one side.</summary>
/// <param name="MostTime">For one run of the timing command.</param>
internal sealed partial record CommandSuite(
    CommandProject Project,
    string Folder,
    TimeSpan MostTime
) : ITestSuite
{
    private static readonly string Host = Path.Combine(
        AppContext.BaseDirectory,
        "worker",
        "PieBot.TestHost.dll"
    );

    public string Name => Project.Name;

    public string Description => $"{Project.Name}: {Project.Test}";

    // What is timed: the tests themselves, where nothing else is named.
    private TimedCommand Timed => Project.Timing ?? new(Project.Test!);

    public async Task<TestResults> RunAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        // Tests may write into their tree: what was built stays as it is.
        using var copy = TreeCopy.Create(Folder, $"{Folder}.run");
        foreach (var stale in Reports(copy.Root))
        {
            File.Delete(stale);
        }

        var run = await Shell.RunAsync(
            Project.Test!,
            copy.Root,
            confinement,
            timeout,
            cancellationToken
        );
        if (TestResults.Ended(run, timeout) is { } ended)
        {
            return ended;
        }

        // Before the signal by which it gave up.
        if (MemoryShortage.Advice(run, confinement.Limits.Memory) is { } advice)
        {
            return TestResults.Broken($"'{Project.Test}' failed: {advice}");
        }

        return run.Signal is not null || run.ToldSignal is not null
                ? TestResults.Unfinished(run, "", run.ToldSignal)
            : Project.JUnit is null ? Whole(run)
            : Read(copy.Root, run);
    }

    // All that is known without a report.
    private static TestResults Whole(ProcessResult run)
    {
        const string name = "test";
        var outcome = run.ExitCode == 0 ? TestOutcome.Passed : TestOutcome.Failed;
        return new(new Dictionary<string, TestOutcome> { [name] = outcome }, false, null)
        {
            Messages =
                outcome == TestOutcome.Passed
                    ? new Dictionary<string, string>()
                    : new Dictionary<string, string> { [name] = FirstFailure(run) },
        };
    }

    public IWorker Start(WorkerSettings settings)
    {
        if (!File.Exists(Host))
        {
            throw new UserErrorException(
                $"{Host} is missing. Install PieBot again: dotnet tool update -g piebot."
            );
        }

        return Worker.Start(
            new(
                [
                    "dotnet",
                    "exec",
                    Host,
                    "--command",
                    JsonSerializer.Serialize(Timed, WorkerJson.Default.TimedCommand),
                    WorkerProgram.Marker,
                ],
                Folder,
                new Dictionary<string, string>()
            ),
            // How long the tests take says nothing of another command.
            Project.Timing
                is null
                ? settings
                : settings with
                {
                    Timeout = MostTime > settings.Timeout ? MostTime : settings.Timeout,
                }
        );
    }

    public CopiedSuite Copy(string name)
    {
        var copy = TreeCopy.Create(Folder, $"{Folder}.{name}");
        return new(this with { Folder = copy.Root }, copy);
    }

    /// <summary>The reason why a worker could not say what there is to time: nothing else can.</summary>
    public async Task<(ProbeSums? Sums, string? Fault)> RunProbedAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        using var copy = Copy("once");
        await using var worker = copy.Suite.Start(new(confinement) { Timeout = timeout });
        var answer = await worker.DiscoverAsync(cancellationToken);
        return (null, answer.Fault ?? "the timing command fails from time to time");
    }

    // Where a runner names it in one of the usual ways; its last words are often sums.
    private static string FirstFailure(ProcessResult run) =>
        $"{run.Output}\n{run.Error}"
            .Split('\n', StringSplitOptions.TrimEntries)
            .FirstOrDefault(line => Failure().IsMatch(line))
        ?? BuildLog.LastWords(run);

    private TestResults Read(string folder, ProcessResult run)
    {
        var reports = Reports(folder);
        if (reports.Count == 0)
        {
            return TestResults.Unfinished(
                run,
                $"'{Project.Test}' wrote no file {Project.JUnit}: {BuildLog.LastWords(run)}"
            );
        }

        var results = JUnit.Read(reports);
        // What crashes behind its last test has passed them all, and is not right.
        return
            results.Fault is null
            && run.ExitCode != 0
            && !results.Outcomes.Values.Contains(TestOutcome.Failed)
            ? TestResults.Unfinished(
                run,
                $"'{Project.Test}' ended with exit code {run.ExitCode}, though no test failed: {BuildLog.LastWords(run)}"
            )
            : results;
    }

    private List<string> Reports(string folder)
    {
        if (Project.JUnit is null)
        {
            return [];
        }

        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(Project.JUnit);
        return matcher
            .Execute(new DirectoryInfoWrapper(new(folder)))
            .Files.Select(file => Path.Combine(folder, file.Path))
            .ToList();
    }

    // Go, TAP and node, cargo, and most others.
    [GeneratedRegex(
        @"^(--- FAIL|not ok |✖ |(FAILED|FAIL|ERROR|error)[: \[]|thread '.+' .*panicked at)|\b\w*(Error|Exception): "
    )]
    private static partial Regex Failure();
}
