using System.Reflection.PortableExecutable;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>The tests of a .NET test project: run by its own runner, repeated by a worker that drives its own adapter.</summary>
internal sealed record DotNetSuite(TestProject Project) : ITestSuite
{
    /// <summary>The worker's program: shipped beside the tool.</summary>
    public static string Shipped { get; } =
        Path.Combine(AppContext.BaseDirectory, "worker", "PieBot.TestHost.dll");

    public string Name => Project.Name;

    public string Description => $"{Project.Name} ({Project.Framework})";

    public async Task<TestResults> RunAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        // Tests may write beside their assembly, or delete it: what was built stays as it is.
        using var copy = OutputCopy.Unchanged(Project, "run");
        var here = Project.In(copy.Folder);
        var results = await TestRun.RunAsync(here, confinement, timeout, null, cancellationToken);
        return results.IsUnreported
            ? await new DotNetSuite(here).DriveAsync(
                results,
                new(confinement) { Timeout = timeout },
                cancellationToken
            )
            : results;
    }

    // A runner of Microsoft.Testing.Platform writes a report with a package that a project need not have: then the adapter
    // beside the tests is driven by our own worker.
    private async Task<TestResults> DriveAsync(
        TestResults unreported,
        WorkerSettings settings,
        CancellationToken cancellationToken
    )
    {
        await using var worker = Start(settings);
        var discovered = await worker.DiscoverAsync(cancellationToken);
        if (discovered.Reply is null)
        {
            return unreported with
            {
                Fault =
                    $"{unreported.Fault}; PieBot's own worker cannot run them either: {discovered.Fault}. Add the package Microsoft.Testing.Extensions.TrxReport to {Name}",
            };
        }

        var covered = await worker.CoverAsync(
            discovered.Reply.Tests.Select(test => test.Id).ToList(),
            cancellationToken
        );
        return covered.Reply is null
            ? TestResults.Broken(covered.Fault!, covered.TimedOut) with
            {
                Signal = covered.Signal,
            }
            : ReportedTests
                .Of(
                    covered.Reply.Tests.Select(test => new ReportedTest(
                        test.Id,
                        test.Passed ? TestOutcome.Passed : TestOutcome.Failed,
                        null
                    ))
                )
                .Results();
    }

    IWorker ITestSuite.Start(WorkerSettings settings) => Start(settings);

    /// <exception cref="UserErrorException">dotnet is not on PATH, or the tool's own files are incomplete.</exception>
    public Worker Start(WorkerSettings settings)
    {
        var host = File.Exists(Project.Worker) ? Project.Worker : Shipped;
        if (!File.Exists(host))
        {
            throw new UserErrorException(
                $"{host} is missing. Install PieBot again: dotnet tool update -g piebot."
            );
        }

        var environment = WorkerEnvironment.Of(Project.Assembly, settings.Steady).ToDictionary();
        if (Project.RunSettings is { } run)
        {
            environment["PIEBOT_RUN_SETTINGS"] = run;
        }

        List<string> command = ["dotnet", "exec"];
        if (HasEntryPoint(Project.Assembly))
        {
            environment["DOTNET_STARTUP_HOOKS"] = host;
            environment["PIEBOT_WORKER_MARKER"] = WorkerProgram.Marker;
            command.Add(Project.Assembly);
        }
        else
        {
            command.AddRange([
                "--runtimeconfig",
                Path.ChangeExtension(Project.Assembly, ".runtimeconfig.json"),
                "--depsfile",
                Path.ChangeExtension(Project.Assembly, ".deps.json"),
                host,
                Project.Assembly,
                WorkerProgram.Marker,
            ]);
        }

        return Worker.Start(new(command, Project.OutputFolder, environment), settings);
    }

    public CopiedSuite Copy(string name)
    {
        var copy = OutputCopy.Unchanged(Project, name);
        return new(new DotNetSuite(Project.In(copy.Folder)), copy);
    }

    public async Task<(ProbeSums? Sums, string? Fault)> RunProbedAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var file = Path.Combine(confinement.Results, $"probe-{Guid.NewGuid():n}");
        var results = await TestRun.RunAsync(
            Project,
            confinement,
            timeout,
            file,
            cancellationToken
        );
        return results.Fault is { } fault ? (null, fault) : (ProbeFile.Read(file), null);
    }

    private static bool HasEntryPoint(string assembly)
    {
        // A test may have deleted it, which the process that cannot start will tell.
        if (!File.Exists(assembly))
        {
            return false;
        }

        using var stream = File.OpenRead(assembly);
        using var reader = new PEReader(stream);
        return reader.PEHeaders.CorHeader?.EntryPointTokenOrRelativeVirtualAddress is > 0;
    }
}
