using PieBot.Processes;

namespace PieBot.Proposals.Projects;

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
        var properties = await DotNetCli
            .EvaluateAsync(
                projectFile,
                null,
                ["TargetFramework", "TargetFrameworks"],
                cancellationToken
            )
            .ConfigureAwait(false);
        if (properties is null || properties["TargetFrameworks"].Length == 0)
        {
            return null;
        }

        var frameworks = properties["TargetFrameworks"]
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return wanted is not null && frameworks.Contains(wanted)
            ? wanted
            : Frameworks.HighestRunnable(frameworks) ?? frameworks[0];
    }
}
