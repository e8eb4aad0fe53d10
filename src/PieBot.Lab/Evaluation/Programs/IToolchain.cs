namespace PieBot.Lab.Evaluation.Programs;

/// <summary>A program that can be started, or why there is none.</summary>
/// <param name="Command">Program and arguments; null when it does not compile.</param>
/// <param name="Fault">The first errors, for people; null when it compiles.</param>
internal sealed record BuiltProgram(IReadOnlyList<string>? Command, string? Fault = null);

/// <summary>Makes a program of one language ready to be started.</summary>
internal interface IToolchain
{
    /// <summary>What a sandbox must leave readable for the program to start.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <param name="folder">Of this program alone; it exists, and may be read by the program later.</param>
    public Task<BuiltProgram> BuildAsync(
        string source,
        string folder,
        CancellationToken cancellationToken
    );
}
