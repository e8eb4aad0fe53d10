using PieBot.Core.Languages.Python.Interpreters;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Languages.Workers;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Python.Tests;

/// <summary>The tests of a Python project in one copy of the checkout.</summary>
/// <param name="Root">The copy.</param>
internal sealed record PythonSuite(
    PythonProject Project,
    string Root,
    PythonInterpreter Interpreter
) : ITestSuite
{
    private const string HashSeed = "PYTHONHASHSEED";

    private int _runs;

    /// <summary>Of the hashes of the first run of all tests; the next run has another: what hangs on the order of a set shows.</summary>
    public int FirstSeed { get; init; }

    /// <summary>Where PieBot's own Python files lie: beside the tool.</summary>
    public static readonly string Scripts = Path.Combine(
        AppContext.BaseDirectory,
        "worker",
        "python"
    );

    public string Name => Project.Folder.Length == 0 ? "tests" : Project.Folder;

    public string OrderedBy => HashSeed;

    public string Description => $"{Name} ({Project.Framework}, Python {Interpreter.Version})";

    private string Folder => Path.Combine(Root, Project.Folder);

    public static string Script(string name) => Path.Combine(Scripts, name);

    public async Task<TestResults> RunAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        using var copy = Copy("run");
        return await ((PythonSuite)copy.Suite).RunHereAsync(
            confinement,
            timeout,
            (FirstSeed + _runs++) % 2,
            null,
            cancellationToken
        );
    }

    public IWorker Start(WorkerSettings settings)
    {
        if (!File.Exists(Script("run.py")))
        {
            throw new UserErrorException(
                $"{Script("run.py")} is missing. Install PieBot again: dotnet tool update -g piebot."
            );
        }

        var variables = Variables();
        // The usual ones: sets and dictionaries of strings keep one order in both sides.
        variables[HashSeed] = $"{settings.Order}";
        return Worker.Start(
            new(
                [
                    Interpreter.Program,
                    Script("run.py"),
                    "serve",
                    Project.Framework,
                    WorkerProgram.Marker,
                ],
                Folder,
                variables
            ),
            settings with
            {
                Confinement = Seeing(settings.Confinement),
            }
        );
    }

    public CopiedSuite Copy(string name)
    {
        var copy = TreeCopy.Create(
            Root,
            // Two sides may be copied under one name.
            $"{Root}.{name}",
            new Dictionary<string, byte[]>()
        );
        return new(this with { Root = copy.Root }, copy);
    }

    public async Task<(ProbeSums? Sums, string? Fault)> RunProbedAsync(
        Confinement confinement,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var file = Path.Combine(confinement.Results, $"probe-{Guid.NewGuid():n}");
        var results = await RunHereAsync(confinement, timeout, 0, file, cancellationToken);
        return results.Fault is { } fault ? (null, fault) : (ProbeFile.Read(file), null);
    }

    private async Task<TestResults> RunHereAsync(
        Confinement confinement,
        TimeSpan timeout,
        int seed,
        string? probeFile,
        CancellationToken cancellationToken
    )
    {
        var outcomes = Path.Combine(confinement.Results, $"outcomes-{Guid.NewGuid():n}.jsonl");
        var seeing = Seeing(confinement);
        var command = seeing.Wrap(
            [Interpreter.Program, Script("run.py"), "report", Project.Framework, outcomes],
            Folder
        );
        var variables = seeing.Environment();
        foreach (var (name, value) in Variables())
        {
            variables[name] = value;
        }

        variables[HashSeed] = $"{seed}";

        if (probeFile is not null)
        {
            variables["PIEBOT_PROBE_FILE"] = probeFile;
        }

        var run = await ProcessRunner.RunAsync(
            new(command[0], command[1..], Folder)
            {
                Environment = variables,
                Timeout = timeout,
                Limits = seeing.Limits,
            },
            cancellationToken
        );
        return PythonOutcomes.Read(outcomes, run, timeout);
    }

    private Confinement Seeing(Confinement confinement) =>
        confinement.Showing([.. Interpreter.Folders, Scripts]);

    private Dictionary<string, string> Variables()
    {
        string[] path =
        [
            Folder,
            Path.Combine(Folder, "src"),
            .. Interpreter.Roots.Select(root => Path.Combine(Root, root)),
            .. Interpreter.UserPackages is { } packages ? [packages] : Array.Empty<string>(),
        ];
        return new(StringComparer.Ordinal)
        {
            // A project may stand in a folder of it; paths of members are the repository's.
            ["PIEBOT_ROOT"] = Root,
            // The checkout under test comes before what is installed of it.
            ["PYTHONPATH"] = string.Join(
                Path.PathSeparator,
                path.Where(Directory.Exists).Distinct()
            ),
            ["PYTHONUNBUFFERED"] = "1",
        };
    }
}
