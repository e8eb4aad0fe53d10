using System.Text.RegularExpressions;
using System.Xml;
using PieBot.Core.Languages.CSharp.Projects;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Runs all tests of a built test project once, and reads the outcomes from its TRX file.</summary>
internal static partial class TestRun
{
    // Runners of Microsoft.Testing.Platform differ in how they are asked for a TRX file.
    private static readonly Func<string, string, string[]>[] ExecutableReports =
    [
        (folder, file) =>
            ["--report-trx", "--report-trx-filename", file, "--results-directory", folder],
        (folder, file) =>
            [
                "--report-xunit-trx",
                "--report-xunit-trx-filename",
                file,
                "--results-directory",
                folder,
            ],
        (folder, file) => ["-trx", Path.Combine(folder, file)],
    ];

    private const long LargestReport = 256L << 20;

    private const string NoAdapter =
        "no test was run: the project has no test adapter, so that dotnet test finds none either; add the package of its test framework's (xunit.runner.visualstudio, NUnit3TestAdapter, MSTest.TestAdapter)";

    /// <param name="project">Whose <see cref="TestProject.Assembly"/> is built.</param>
    /// <param name="confinement">What the run sees and may take.</param>
    /// <param name="timeout">The process tree is killed after it.</param>
    /// <param name="probeFile">Where the probe of an instrumented build leaves its sums; null without one.</param>
    public static async Task<TestResults> RunAsync(
        TestProject project,
        Confinement confinement,
        TimeSpan timeout,
        string? probeFile,
        CancellationToken cancellationToken
    )
    {
        var results = Path.Combine(confinement.Results, Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(results);
        var environment = confinement.Environment();
        if (probeFile is not null)
        {
            environment["PIEBOT_PROBE_FILE"] = probeFile;
        }

        var attempts =
            project.Runner == TestRunnerKind.VSTest
                ? [VSTest(project, results, timeout)]
                : ExecutableReports
                    .Select(report =>
                        (IReadOnlyList<string>)[project.Assembly, .. report(results, "tests.trx")]
                    )
                    .ToList();
        ProcessResult? run = null;
        foreach (var arguments in attempts)
        {
            var command = confinement.Wrap(
                ["dotnet", .. await InAnySdkAsync(arguments, project, cancellationToken)],
                project.OutputFolder
            );
            run = await ProcessRunner.RunAsync(
                new(command[0], command[1..], project.OutputFolder)
                {
                    Environment = environment,
                    Timeout = timeout,
                    Limits = confinement.Limits,
                },
                cancellationToken
            );
            var trx = Path.Combine(results, "tests.trx");
            if (run.TimedOut || run.Breach is not null || File.Exists(trx))
            {
                var read = Read(trx, run, timeout);
                return read.Fault == ReportedTests.NoTest && IsWithoutAdapter(project)
                    ? read with
                    {
                        Fault = NoAdapter,
                    }
                    : read;
            }

            if (run.Signal is not null)
            {
                // Another way of asking for the report would not be the same run.
                break;
            }
        }

        return TestResults.Unfinished(
            run!,
            $"no test results were written: {BuildLog.LastWords(run!)}"
        ) with
        {
            IsUnreported = run!.Signal is null,
        };
    }

    private static bool IsWithoutAdapter(TestProject project) =>
        project.Runner == TestRunnerKind.VSTest
        && !Directory
            .EnumerateFiles(project.OutputFolder, "*.dll")
            .Any(path =>
                Path.GetFileName(path).Contains("TestAdapter", StringComparison.OrdinalIgnoreCase)
            );

    // The tests' own folder says which SDK is taken: where that is missing, the runner of another is named by its file.
    private static async Task<IReadOnlyList<string>> InAnySdkAsync(
        IReadOnlyList<string> arguments,
        TestProject project,
        CancellationToken cancellationToken
    ) =>
        arguments[0] == "vstest"
        && InstalledSdk.Sdk is { } sdk
        && await DotNetFolder.OfAsync(project.OutputFolder, cancellationToken)
            != project.OutputFolder
            ? ["exec", Path.Combine(sdk, "vstest.console.dll"), .. arguments.Skip(1)]
            : arguments;

    private static IReadOnlyList<string> VSTest(
        TestProject project,
        string results,
        TimeSpan timeout
    ) =>
        [
            "vstest",
            project.Assembly,
            .. project.RunSettings is { } settings
                ? [$"--Settings:{settings}"]
                : Array.Empty<string>(),
            "--logger:trx;LogFileName=tests.trx",
            $"--ResultsDirectory:{results}",
            // One hanging test is named and ends the run; the overall time-out is the net below it.
            $"--Blame:CollectHangDump;TestTimeout={(long)(timeout.TotalMilliseconds * 0.9)};HangDumpType=none",
        ];

    // The runner outlives its host and does not tell the signal. But what .NET itself ends says why, and is quoted.
    private static Signal? HostsEnd(string output) =>
        HostCrashed().Match(output) is { Success: true } match
            ? new("a signal", match.Groups["words"].Success)
            : null;

    [GeneratedRegex(
        @"Reason: Test host process crashed(?<words>\s*:\s*\S)?",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex HostCrashed();

    /// <summary>What a run came to.</summary>
    /// <param name="trx">The file that it wrote.</param>
    public static TestResults Read(string trx, ProcessResult run, TimeSpan timeout)
    {
        if (TestResults.Ended(run, timeout) is { } ended)
        {
            return ended;
        }

        if (new FileInfo(trx).Length > LargestReport)
        {
            return TestResults.Broken(
                $"the tests wrote more than {LargestReport >> 20} MiB into their report"
            );
        }

        try
        {
            using var reader = new StreamReader(trx);
            var tests = Trx.Parse(reader);
            if (tests.Outcomes.Count == 0 && HostsEnd(run.Output) is { } end)
            {
                return TestResults.Broken($"the test process {end.Words}") with { Signal = end };
            }

            // The words of the blame collector when it ends a run that reports nothing any more.
            var hung = run.Output.Contains("inactivity time", StringComparison.OrdinalIgnoreCase);
            // Old test SDKs run nothing and exit with 0 when they do not understand their arguments.
            return tests.Results(hung) with { Signal = HostsEnd(run.Output) };
        }
        catch (XmlException exception)
        {
            return TestResults.Broken($"the test results are cut off: {exception.Message}");
        }
    }
}
