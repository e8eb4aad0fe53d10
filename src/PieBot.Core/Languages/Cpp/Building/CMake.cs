using System.Text.RegularExpressions;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>The cmake command line: configure and build. Runs what the repository's CMake files say.</summary>
internal static partial class CMake
{
    // Of ctest's JUnit reports and of file-relative run paths.
    private static readonly Version Oldest = new(3, 21);
    private static readonly TimeSpan ConfigureTimeout = TimeSpan.FromMinutes(15);

    // The user's own choice of compiler and packages, which no file of a repository can make.
    private static readonly string[] Chosen =
    [
        "CC",
        "CXX",
        "CFLAGS",
        "CXXFLAGS",
        "LDFLAGS",
        "CMAKE_PREFIX_PATH",
        "CMAKE_TOOLCHAIN_FILE",
        "PKG_CONFIG_PATH",
        "CPATH",
        "LIBRARY_PATH",
    ];

    /// <exception cref="UserErrorException">cmake is missing or too old, or there is nothing to build with.</exception>
    public static async Task MustBeThereAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new UserErrorException(
                "PieBot verifies C++ only on Linux; run it there, or in WSL."
            );
        }

        if (!Programs.Has("cmake") || !Programs.Has("ctest"))
        {
            throw new UserErrorException(
                "cmake and ctest are not on PATH; PieBot builds and tests C++ with them. Install them (apt-get install cmake g++)."
            );
        }

        var asked = await ProcessRunner.RunAsync(
            new("cmake", ["--version"], "/"),
            cancellationToken
        );
        if (
            VersionLine().Match(asked.Output) is { Success: true } match
            && Version.Parse(match.Value) < Oldest
        )
        {
            throw new UserErrorException(
                $"cmake {match.Value} is too old; install {Oldest} or later."
            );
        }

        if (!Programs.Has("ninja") && !Programs.Has("make"))
        {
            throw new UserErrorException(
                "Neither ninja nor make is on PATH. Install one (apt-get install ninja-build)."
            );
        }
    }

    /// <summary>The same as checks, and whether there is a compiler.</summary>
    public static async Task<IReadOnlyList<Check>> NeedsAsync(CancellationToken cancellationToken)
    {
        string[] compilers = Environment.GetEnvironmentVariable("CXX") is { Length: > 0 } chosen
            ? [chosen.Split(' ')[0]]
            : ["c++", "g++", "clang++"];
        var compiler = compilers.FirstOrDefault(one => File.Exists(one) || Programs.Has(one));
        return
        [
            await ToolsAsync(cancellationToken),
            compiler is not null
                ? new("C++: compiler", CheckState.Good, compiler)
                : new(
                    "C++: compiler",
                    CheckState.Bad,
                    $"there is no {string.Join(", ", compilers)} on PATH",
                    "Install one (apt-get install g++), or name it in CXX."
                ),
        ];
    }

    private static async Task<Check> ToolsAsync(CancellationToken cancellationToken)
    {
        const string name = "C++: cmake";
        try
        {
            await MustBeThereAsync(cancellationToken);
            return new(
                name,
                CheckState.Good,
                $"cmake, ctest and {(Programs.Has("ninja") ? "ninja" : "make")}"
            );
        }
        catch (UserErrorException exception)
        {
            var words = exception.Message.Split(". ", 2);
            return new(name, CheckState.Bad, words[0].TrimEnd('.'), words.ElementAtOrDefault(1));
        }
    }

    /// <summary>Null when it went well, else the first errors.</summary>
    /// <param name="preset">Of the project's own; null: none.</param>
    /// <param name="options">Cache entries, as <c>NAME=VALUE</c>.</param>
    public static Task<string?> ConfigureAsync(
        string source,
        string build,
        string? preset,
        IEnumerable<string> options,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            [
                "-S",
                source,
                "-B",
                build,
                // A preset names its generator.
                .. preset is not null ? (string[])["--preset", preset]
                : Programs.Has("ninja") ? ["-G", "Ninja"]
                : [],
                .. options.Select(option => $"-D{option}"),
                "-Wno-dev",
            ],
            source,
            "configure",
            ConfigureTimeout,
            cancellationToken
        );

    /// <summary>Null when it went well, else the compiler's first errors.</summary>
    /// <param name="targets">None: all.</param>
    /// <param name="timeout">The process tree is killed after it.</param>
    public static Task<string?> BuildAsync(
        string build,
        IReadOnlyList<string> targets,
        TimeSpan timeout,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            [
                "--build",
                build,
                "--parallel",
                $"{Environment.ProcessorCount}",
                .. targets.Count > 0 ? (string[])["--target", .. targets] : [],
            ],
            build,
            "build",
            timeout,
            cancellationToken
        );

    /// <summary>Of compiling, for processes of ours that compile; nothing else of the user's is in it.</summary>
    public static Dictionary<string, string> BuildEnvironment()
    {
        var variables = ChildEnvironment.ForBuild();
        foreach (var name in Chosen)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                variables[name] = value;
            }
        }

        return variables;
    }

    private static async Task<string?> RunAsync(
        IReadOnlyList<string> arguments,
        string folder,
        string what,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var result = await ProcessRunner.RunAsync(
            new("cmake", arguments, folder)
            {
                Environment = BuildEnvironment(),
                Timeout = timeout,
                Limits = ProcessLimits.Unlimited,
            },
            cancellationToken
        );
        return BuildLog.Fault(
            result,
            $"cmake ({what})",
            what == "build",
            timeout,
            CompilerErrors.First
        );
    }

    [GeneratedRegex(@"\d+\.\d+(\.\d+)?", RegexOptions.ExplicitCapture)]
    private static partial Regex VersionLine();
}
