using PieBot.Core.Processes;

namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>Chooses the framework a project is looked at for.</summary>
internal static class ProjectFrameworks
{
    /// <summary>Null for a project with one framework; else the wanted one if it is among them, the highest that runs here, or the first.</summary>
    public static async Task<string?> ChooseAsync(
        string projectFile,
        string? wanted,
        CancellationToken cancellationToken
    )
    {
        var frameworks = await SeveralAsync(projectFile, cancellationToken);
        return frameworks.Count == 0 ? null
            : wanted is not null && frameworks.Contains(wanted) ? wanted
            : Frameworks.HighestRunnable(frameworks) ?? frameworks[0];
    }

    /// <summary>The frameworks of a project that targets several, as MSBuild evaluates it; none of one with a single framework.</summary>
    public static async Task<IReadOnlyList<string>> SeveralAsync(
        string projectFile,
        CancellationToken cancellationToken
    ) => Split((await EvaluateAsync(projectFile, cancellationToken))?["TargetFrameworks"]);

    /// <summary>All frameworks of a project; none of an old-style one, null where MSBuild cannot evaluate it.</summary>
    public static async Task<IReadOnlyList<string>?> AllAsync(
        string projectFile,
        CancellationToken cancellationToken
    ) =>
        await EvaluateAsync(projectFile, cancellationToken) is { } properties
            ? Split(
                properties["TargetFrameworks"] is { Length: > 0 } several
                    ? several
                    : properties["TargetFramework"]
            )
            : null;

    private static Task<IReadOnlyDictionary<string, string>?> EvaluateAsync(
        string projectFile,
        CancellationToken cancellationToken
    ) =>
        DotNetCli.EvaluateAsync(
            projectFile,
            null,
            ["TargetFramework", "TargetFrameworks"],
            cancellationToken
        );

    private static string[] Split(string? frameworks) =>
        frameworks?.Split(
            ';',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        ) ?? [];
}
