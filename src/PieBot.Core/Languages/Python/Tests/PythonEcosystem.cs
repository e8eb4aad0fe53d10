using PieBot.Core.Configuration;
using PieBot.Core.Languages.Python.Interpreters;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Python.Tests;

/// <summary>Python repositories whose tests are run by pytest or unittest, in the environment that is set up for them.</summary>
/// <param name="find">Finds the interpreter for a checkout.</param>
internal sealed class PythonEcosystem(
    Func<string, CancellationToken, Task<PythonInterpreter?>> find
) : IEcosystem
{
    // The nearest of them above an edited file is where its project stands, and where its tests are run.
    private static readonly string[] ProjectFiles =
    [
        "pyproject.toml",
        "setup.py",
        "setup.cfg",
        "pytest.ini",
        "tox.ini",
    ];

    public PythonEcosystem()
        : this(PythonInterpreter.FindAsync) { }

    public string Name => "Python";

    public bool Reads(string path) => path.EndsWith(".py", StringComparison.OrdinalIgnoreCase);

    public async Task<IReadOnlyList<Check>> NeedsAsync(
        string checkout,
        CancellationToken cancellationToken
    )
    {
        const string name = "Python: interpreter";
        if (PythonInterpreter.Own(checkout) is { } own)
        {
            return
            [
                new(
                    name,
                    CheckState.Good,
                    $"the checkout's own environment {own}, which was not started"
                ),
            ];
        }

        // Of a folder that is not there: nothing of the checkout is started.
        var found = await find(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            cancellationToken
        );
        if (found is null)
        {
            return
            [
                new(
                    name,
                    CheckState.Bad,
                    "there is no Python 3.9 or later on PATH",
                    "Install python3, or activate the environment that the tests run in."
                ),
            ];
        }

        return
        [
            new(name, CheckState.Good, $"{found.Program}, version {found.Version}"),
            .. PythonTests.Framework(checkout) != PythonTests.Pytest ? Array.Empty<Check>()
            : found.HasPytest ? [new("Python: pytest", CheckState.Good, "it can be imported")]
            :
            [
                new(
                    "Python: pytest",
                    CheckState.Bad,
                    $"the tests need it, and {found.Program} does not have it",
                    $"{found.Program} -m pip install pytest, or activate the environment that has it."
                ),
            ],
        ];
    }

    public async Task<(IPreparedHead? Prepared, string? Fault)> PrepareAsync(
        Head head,
        VerifySettings settings,
        Confinement confinement,
        StageClock clock,
        CancellationToken cancellationToken
    )
    {
        clock.Enter("build", "finding Python and the tests");
        var checkout = (
            await new Git(head.Repository).RunAsync(
                ["rev-parse", "--show-toplevel"],
                cancellationToken
            )
        ).Trim();
        var interpreter = await find(checkout, cancellationToken);
        if (interpreter is null)
        {
            return (
                null,
                "there is no Python 3.9 or later: activate the environment that the tests run in, or put python3 on PATH"
            );
        }

        var projects = head
            .Files.Where(Reads)
            .Select(file => Project(head.Root, file))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var suites = new List<PythonProject>();
        foreach (var folder in projects)
        {
            var framework = PythonTests.Framework(Path.Combine(head.Root, folder));
            if (framework is null)
            {
                return (
                    null,
                    $"there are no tests {(folder.Length == 0 ? "in the repository" : $"in {folder}")}: pytest and unittest find files named test*.py"
                );
            }

            if (framework == PythonTests.Pytest && !interpreter.HasPytest)
            {
                return (
                    null,
                    $"the tests need pytest, which {interpreter.Program} does not have: install it there ({interpreter.Program} -m pip install pytest), or activate the environment that has it"
                );
            }

            suites.Add(new(folder, interpreter.HasPytest ? PythonTests.Pytest : framework));
        }

        return (new PythonHead(head, interpreter, suites, confinement), null);
    }

    private static string Project(string root, string file)
    {
        for (
            var folder = Path.GetDirectoryName(file) ?? "";
            folder.Length > 0;
            folder = Path.GetDirectoryName(folder) ?? ""
        )
        {
            if (ProjectFiles.Any(name => File.Exists(Path.Combine(root, folder, name))))
            {
                return folder.Replace('\\', '/');
            }
        }

        return "";
    }
}

/// <summary>A project whose tests are run together.</summary>
/// <param name="Folder">Relative to the repository, forward slashes; empty for the whole of it.</param>
/// <param name="Framework">What runs its tests.</param>
internal sealed record PythonProject(string Folder, string Framework);
