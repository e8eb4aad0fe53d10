using System.Reflection;

namespace PieBot.Tool.Setup;

/// <summary>Workflows that the tool carries: those of <c>samples/workflows</c>.</summary>
/// <param name="Words">For whom it is.</param>
internal sealed record WorkflowChoice(string Name, string Words)
{
    public static readonly IReadOnlyList<WorkflowChoice> All =
    [
        new("simple", "one job, for pull requests of people you trust"),
        new("three-jobs", "for large repositories: up to eight jobs verify side by side"),
        new("forks", "for public repositories: no secret is near a fork's code; two files"),
        new("none", "no workflow"),
    ];

    public IReadOnlyList<PlannedFile> Files =>
        Name switch
        {
            "none" => [],
            "forks" => [Read("forks", "piebot"), Read("forks-publish", "piebot-publish")],
            _ => [Read(Name, "piebot")],
        };

    private static PlannedFile Read(string sample, string name)
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"workflow/{sample}.yml")!
        );
        return new($".github/workflows/{name}.yml", reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
