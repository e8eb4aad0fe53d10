using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>How the repository's own build has a project compiled, as MSBuild says it.</summary>
/// <param name="Arguments">Of the compiler.</param>
/// <param name="Folder">In which the compiler is started: the project's.</param>
/// <param name="Compiler">Full path of the <c>csc.dll</c> of the SDK, or of the package that takes its place; null where there is none.</param>
internal sealed record CompilerCommand(
    IReadOnlyList<string> Arguments,
    string Folder,
    string? Compiler
)
{
    /// <summary>The arguments as the compiler understands them.</summary>
    public CSharpCommandLineArguments Parsed { get; } =
        CSharpCommandLineParser.Default.Parse(Arguments, Folder, InstalledSdk.SdkReferences);

    /// <summary>Evaluates the project with MSBuild; no compiler runs, and no code of the repository but its build files.</summary>
    /// <param name="projectFile">Full path.</param>
    /// <param name="framework">Null for a project with one framework.</param>
    /// <param name="targets">By which MSBuild comes to know the command.</param>
    /// <param name="reading">How MSBuild is asked.</param>
    /// <returns>The command; or the first error.</returns>
    public static async Task<(CompilerCommand? Command, string? Errors)> ReadAsync(
        string projectFile,
        string? framework,
        string targets,
        ProjectReading reading,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.GetDirectoryName(projectFile)!;
        var result = await ProcessRunner.RunAsync(
            new(
                "dotnet",
                [
                    "msbuild",
                    projectFile,
                    "-nologo",
                    "-nodeReuse:false",
                    $"-t:{targets}",
                    "-p:Configuration=Release",
                    .. framework is null
                        ? Array.Empty<string>()
                        : [$"-p:TargetFramework={framework}"],
                    .. reading == ProjectReading.Design
                        ? ["-p:DesignTimeBuild=true"]
                        : Array.Empty<string>(),
                    // The commit and the repository's address stand in assemblies; a design-time build does not ask for them.
                    "-p:EnableSourceControlManagerQueries=true",
                    "-p:SkipCompilerExecution=true",
                    "-p:ProvideCommandLineArgs=true",
                    "-p:BuildProjectReferences=false",
                    "-p:ContinueOnError=ErrorAndContinue",
                    // A file that never exists keeps an up-to-date project from skipping the step.
                    "-p:NonExistentFile=__NonExistentSubDir__/__NonExistentFile__",
                    "-getItem:CscCommandLineArgs",
                    $"-getProperty:{string.Join(',', CompilerPlace.Properties)}",
                ],
                await DotNetFolder.OfAsync(folder, cancellationToken)
            )
            {
                Environment = ChildEnvironment.ForBuild(),
                Timeout = TimeSpan.FromMinutes(3),
                OutputLimit = 1 << 26,
            },
            cancellationToken
        );
        var start = result.Output.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
        {
            return (null, DotNetCli.FirstErrors(result.Output + result.Error, 1));
        }

        using var json = JsonDocument.Parse(result.Output[start..]);
        var arguments = json
            .RootElement.GetProperty("Items")
            .GetProperty("CscCommandLineArgs")
            .EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!)
            .ToList();
        return arguments.Count > 0
            ? (
                new(
                    arguments,
                    folder,
                    CompilerPlace.Find(name =>
                        json.RootElement.GetProperty("Properties").GetProperty(name).GetString()
                    )
                ),
                null
            )
            : (null, "is it restored?");
    }
}
