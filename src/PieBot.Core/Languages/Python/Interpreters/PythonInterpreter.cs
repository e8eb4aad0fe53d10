using System.Text.Json;
using System.Text.Json.Serialization;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Python.Interpreters;

/// <summary>The Python that runs a repository's tests.</summary>
/// <param name="Program">Full path: a virtual environment's own, since the link is what makes it one.</param>
/// <param name="Version">Such as 3.11.2.</param>
/// <param name="Folders">What it needs to see of the machine: its own installation, its packages.</param>
/// <param name="UserPackages">Those that were installed for the user alone; null when there are none.</param>
/// <param name="HasPytest">Whether pytest can be imported.</param>
internal sealed record PythonInterpreter(
    string Program,
    string Version,
    IReadOnlyList<string> Folders,
    string? UserPackages,
    bool HasPytest
)
{
    /// <summary>Folders of the checkout, relative to its root, that the environment imports from: those of packages installed in editable form.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];

    private const string Question = """
        import importlib.util, json, os, site, sys
        user = site.getusersitepackages() if hasattr(site, "getusersitepackages") else ""
        user = user if os.path.isdir(user) else None
        if user: sys.path.append(user)
        print(json.dumps({
            "version": ".".join(map(str, sys.version_info[:3])),
            "folders": sorted({os.path.realpath(one) for one in [sys.prefix, sys.base_prefix, os.path.dirname(os.path.realpath(sys.executable))] + ([user] if user else [])} | {sys.prefix}),
            "userPackages": user,
            # Editable installs are lines of .pth files, or finders that map names to folders (setuptools).
            "imports": [one for one in sys.path if os.path.isabs(one)] + [os.path.dirname(path) for finder in sys.meta_path for path in getattr(sys.modules.get(getattr(finder, "__module__", "")), "MAPPING", {}).values()],
            "hasPytest": importlib.util.find_spec("pytest") is not None and importlib.util.find_spec("_pytest") is not None}))
        """;

    private static readonly string ProgramName = OperatingSystem.IsWindows()
        ? "python.exe"
        : "python3";

    private static readonly string ProgramFolder = OperatingSystem.IsWindows() ? "Scripts" : "bin";

    private static readonly string[] Environments = [".venv", "venv", "env"];

    /// <summary>
    /// The virtual environment that is active, or the checkout's own, or the first on PATH; one that has pytest before one
    /// that has not. The system's own comes last.
    /// </summary>
    /// <param name="checkout">The root of the user's checkout.</param>
    /// <returns>Null when there is no Python of version 3.9 or later.</returns>
    public static async Task<PythonInterpreter?> FindAsync(
        string checkout,
        CancellationToken cancellationToken
    )
    {
        PythonInterpreter? first = null;
        foreach (var program in Programs(checkout).Distinct(StringComparer.Ordinal))
        {
            var found = await AskAsync(program, checkout, cancellationToken);
            if (found is { HasPytest: true })
            {
                return found;
            }

            first ??= found;
        }

        return first;
    }

    /// <summary>The name of a virtual environment in the checkout; null when there is none.</summary>
    public static string? Own(string checkout) =>
        Environments.FirstOrDefault(one =>
            File.Exists(Path.Combine(checkout, one, ProgramFolder, ProgramName))
        );

    private static IEnumerable<string> Programs(string checkout)
    {
        List<string> folders =
        [
            .. Environment.GetEnvironmentVariable("VIRTUAL_ENV") is { Length: > 0 } active
                ? [Path.Combine(active, ProgramFolder)]
                : Array.Empty<string>(),
            .. Environments.Select(one => Path.Combine(checkout, one, ProgramFolder)),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                Path.PathSeparator,
                StringSplitOptions.RemoveEmptyEntries
            ),
            "/usr/bin",
        ];
        return folders.Select(one => Path.Combine(one, ProgramName)).Where(File.Exists);
    }

    private static async Task<PythonInterpreter?> AskAsync(
        string program,
        string checkout,
        CancellationToken cancellationToken
    )
    {
        var run = await ProcessRunner.RunAsync(
            new(program, ["-B", "-c", Question], Path.GetDirectoryName(program)!)
            {
                Environment = ChildEnvironment.ForBuild(),
                Timeout = TimeSpan.FromSeconds(30),
            },
            cancellationToken
        );
        if (!run.Succeeded)
        {
            return null;
        }

        var answer = JsonSerializer.Deserialize(
            run.Output,
            InterpreterJson.Default.InterpreterAnswer
        )!;
        return Version(answer.Version) >= new Version(3, 9)
            ? new(program, answer.Version, answer.Folders, answer.UserPackages, answer.HasPytest)
            {
                Roots = Within(checkout, answer),
            }
            : null;

        static Version Version(string text) => new(text);
    }

    // A virtual environment in the checkout is no part of it.
    private static List<string> Within(string checkout, InterpreterAnswer answer) =>
        answer
            .Imports.Where(path => !answer.Folders.Any(folder => IsBelow(path, folder)))
            .Where(path => IsBelow(path, checkout))
            .Select(path => Path.GetRelativePath(checkout, path))
            .Distinct(StringComparer.Ordinal)
            .ToList();

    private static bool IsBelow(string path, string folder) =>
        !Path.GetRelativePath(folder, path).StartsWith("..", StringComparison.Ordinal);
}

internal sealed record InterpreterAnswer(
    IReadOnlyList<string> Imports,
    string Version,
    IReadOnlyList<string> Folders,
    string? UserPackages,
    bool HasPytest
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InterpreterAnswer))]
internal sealed partial class InterpreterJson : JsonSerializerContext;
