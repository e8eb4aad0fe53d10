namespace PieBot.Core.Languages.Workers;

/// <summary>A program that speaks the worker's line protocol.</summary>
/// <param name="Command">The program and its arguments; <see cref="Marker"/> among them is replaced by the worker's own.</param>
/// <param name="Folder">Where it works, and the only folder of the repository that it may write to.</param>
/// <param name="Environment">Variables beside those of the confinement; the marker is replaced in them too.</param>
internal sealed record WorkerProgram(
    IReadOnlyList<string> Command,
    string Folder,
    IReadOnlyDictionary<string, string> Environment
)
{
    /// <summary>Stands for what tells the program's answers from what tests print.</summary>
    public const string Marker = "{piebot-marker}";
}
