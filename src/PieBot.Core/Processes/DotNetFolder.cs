using System.Collections.Concurrent;

namespace PieBot.Core.Processes;

/// <summary>
/// Where dotnet is started. It chooses its SDK by the global.json at or above that folder, and does nothing at all where the
/// one that is asked for is not installed; started elsewhere, the newest that is installed builds the same project.
/// </summary>
internal static class DotNetFolder
{
    private static readonly ConcurrentDictionary<string, Task<string?>> Missing = new(
        StringComparer.Ordinal
    );

    /// <returns>The folder itself; one without a global.json where the SDK of its own is missing.</returns>
    public static async Task<string> OfAsync(string folder, CancellationToken cancellationToken) =>
        await MissingAsync(folder, cancellationToken) is null ? folder : Elsewhere();

    /// <returns>What the user should know; null where the SDK that is asked for is there.</returns>
    public static async Task<string?> NoticeAsync(
        string folder,
        CancellationToken cancellationToken
    ) =>
        await MissingAsync(folder, cancellationToken) is { } asked
            ? $"global.json asks for a .NET SDK that is not installed ({asked}); the newest that is installed builds instead"
            : null;

    // What is asked for; null when it is there.
    private static Task<string?> MissingAsync(string folder, CancellationToken cancellationToken)
    {
        var from = new DirectoryInfo(folder);
        while (from is not null && !File.Exists(Path.Combine(from.FullName, "global.json")))
        {
            from = from.Parent;
        }

        return from is null
            ? Task.FromResult<string?>(null)
            : Missing.GetOrAdd(from.FullName, path => AskAsync(path, cancellationToken));
    }

    private static async Task<string?> AskAsync(string folder, CancellationToken cancellationToken)
    {
        var run = await ProcessRunner.RunAsync(
            new("dotnet", ["--version"], folder)
            {
                Environment = ChildEnvironment.ForBuild(),
                Timeout = TimeSpan.FromMinutes(1),
            },
            cancellationToken
        );
        return run.Succeeded
            ? null
            : $"{run.Output}\n{run.Error}"
                .Split('\n', StringSplitOptions.TrimEntries)
                .FirstOrDefault(line =>
                    line.StartsWith("Requested SDK version", StringComparison.OrdinalIgnoreCase)
                )
                ?.Split(':', 2)[1]
                .Trim()
                ?? "of a version that cannot be read";
    }

    private static string Elsewhere()
    {
        var folder = Path.GetTempPath();
        return File.Exists(Path.Combine(folder, "global.json"))
            ? Path.GetPathRoot(folder)!
            : folder;
    }
}
