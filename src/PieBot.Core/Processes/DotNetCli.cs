using System.Text.Json;
using System.Text.RegularExpressions;

namespace PieBot.Core.Processes;

/// <summary>The dotnet command line: restore, build, evaluate. Runs MSBuild, which executes what the repository's projects say.</summary>
internal static partial class DotNetCli
{
    private static readonly TimeSpan RestoreTimeout = TimeSpan.FromMinutes(15);

    private static readonly string[] Quiet = ["-nologo", "-v:q", "-nodeReuse:false"];

    /// <summary>Restores a project and what it references; null when it went well, else the first errors.</summary>
    public static Task<string?> RestoreAsync(string project, CancellationToken cancellationToken) =>
        RunAsync(
            // A package feed's warnings say nothing of the code; those of the compiler stay what the project makes of them.
            ["restore", project, .. Quiet, .. Compiled(null), "-p:TreatWarningsAsErrors=false"],
            project,
            RestoreTimeout,
            cancellationToken
        );

    // Code that PieBot wrote into a file is not to be measured by the project's own rules of style.
    private static readonly string[] Lenient =
    [
        "-p:TreatWarningsAsErrors=false",
        "-p:MSBuildTreatWarningsAsErrors=false",
        "-p:WarningsAsErrors=",
        "-p:RunAnalyzers=false",
        "-p:EnforceCodeStyleInBuild=false",
    ];

    /// <summary>Builds in Release without restoring; null when it went well, else the first errors.</summary>
    /// <param name="options">How it is built.</param>
    public static Task<string?> BuildAsync(
        string project,
        string? framework,
        DotNetBuild options,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            [
                "build",
                project,
                "--no-restore",
                "-c",
                "Release",
                .. framework is null ? Array.Empty<string>() : ["-f", framework],
                .. Quiet,
                .. Compiled(options.Pipe),
                .. options.IsLenient ? Lenient : [],
                .. options.Imported is { } imported
                    ? [$"-p:CustomAfterMicrosoftCommonTargets={imported}"]
                    : Array.Empty<string>(),
            ],
            project,
            options.Timeout,
            cancellationToken
        );

    /// <summary>Evaluates properties of a project; null when MSBuild cannot.</summary>
    public static async Task<IReadOnlyDictionary<string, string>?> EvaluateAsync(
        string project,
        string? framework,
        IReadOnlyList<string> properties,
        CancellationToken cancellationToken
    )
    {
        var result = await ProcessRunner.RunAsync(
            new(
                "dotnet",
                [
                    "msbuild",
                    project,
                    "-nologo",
                    "-nodeReuse:false",
                    "-p:Configuration=Release",
                    .. framework is null
                        ? Array.Empty<string>()
                        : [$"-p:TargetFramework={framework}"],
                    $"-getProperty:{string.Join(',', properties)}",
                ],
                await DotNetFolder.OfAsync(Path.GetDirectoryName(project)!, cancellationToken)
            )
            {
                Environment = ChildEnvironment.ForBuild(),
                Timeout = TimeSpan.FromMinutes(2),
            },
            cancellationToken
        );
        return result.Succeeded ? ParseProperties(result.Output, properties) : null;
    }

    /// <summary>The first distinct errors of a build log, without paths of the worktree and project suffixes.</summary>
    public static string FirstErrors(string log, int count = 3) =>
        BuildLog.First(BuildLog.Errors(log, ErrorLine()), log, count);

    private static string[] Compiled(string? pipe) =>
        pipe is null
            ? ["-p:UseSharedCompilation=false"]
            : ["-p:UseSharedCompilation=true", $"-p:SharedCompilationId={pipe}"];

    private static Dictionary<string, string> ParseProperties(
        string output,
        IReadOnlyList<string> properties
    )
    {
        // One property is printed bare, several as JSON.
        if (properties.Count == 1)
        {
            return new() { [properties[0]] = output.Trim() };
        }

        using var json = JsonDocument.Parse(output);
        return json
            .RootElement.GetProperty("Properties")
            .EnumerateObject()
            .ToDictionary(property => property.Name, property => property.Value.GetString() ?? "");
    }

    private static async Task<string?> RunAsync(
        IReadOnlyList<string> arguments,
        string project,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        var result = await ProcessRunner.RunAsync(
            new(
                "dotnet",
                arguments,
                await DotNetFolder.OfAsync(Path.GetDirectoryName(project)!, cancellationToken)
            )
            {
                Environment = ChildEnvironment.ForBuild(),
                Timeout = timeout,
                // What a build leaves running, such as a server, would run beside what is timed.
                Limits = ProcessLimits.Unlimited,
            },
            cancellationToken
        );
        return BuildLog.Fault(
            result,
            $"dotnet {arguments[0]}",
            arguments[0] == "build",
            timeout,
            // A package that is missing is missing for each project and framework again.
            log => FirstErrors(log, arguments[0] == "restore" ? 1 : 3)
        );
    }

    [GeneratedRegex(
        @"^\s*(?<file>[^:(]*)(?<place>\(\d+,\d+\))?\s*:\s*error\s+(?<text>[^\[]*)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex ErrorLine();
}

/// <summary>How a .NET project is built.</summary>
/// <param name="Timeout">The process tree is killed after it.</param>
internal sealed record DotNetBuild(TimeSpan Timeout)
{
    /// <summary>Whether the project's warnings as errors and its analyzers are left out.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Full path of MSBuild targets that every project imports; null without any.</summary>
    public string? Imported { get; init; }

    /// <summary>Of the compiler server that compiles; null where each project starts a compiler of its own.</summary>
    public string? Pipe { get; init; }
}
