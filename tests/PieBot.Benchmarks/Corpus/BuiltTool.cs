using PieBot.Core.Processes;
using PieBot.Core.Runs;

namespace PieBot.Benchmarks.Corpus;

/// <summary>Runs the tool that was built with this program.</summary>
internal static class BuiltTool
{
    /// <param name="folder">Where its run is written to.</param>
    /// <param name="arguments">Of the command, without <c>--repo</c> and <c>--out</c>.</param>
    /// <returns>How it ended, and its verdicts; none where it wrote none.</returns>
    public static async Task<(ProcessResult Run, IReadOnlyList<Verdict> Verdicts)> RunAsync(
        string repository,
        string folder,
        TimeSpan timeout,
        params IReadOnlyList<string> arguments
    )
    {
        var run = await ProcessRunner.RunAsync(
            new(
                "dotnet",
                [
                    // What is part of the framework that this program runs on does not lie beside the tool.
                    "exec",
                    "--runtimeconfig",
                    Beside("PieBot.Benchmarks.runtimeconfig.json"),
                    "--depsfile",
                    Beside("PieBot.Benchmarks.deps.json"),
                    Beside("PieBot.dll"),
                    .. arguments,
                    "--repo",
                    repository,
                    "--out",
                    folder,
                ],
                repository
            )
            {
                Timeout = timeout,
            },
            default
        );
        return (run, Directory.Exists(folder) ? new RunFolder(folder).ReadVerdicts() : []);
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
