namespace PieBot.Core.Configuration;

/// <summary>What a repository says of itself.</summary>
/// <param name="File">What it was read from; null when there is none.</param>
/// <param name="Paths">Which changed files may be edited at all.</param>
/// <param name="Projects">In the order of the file; the first that covers a path has it.</param>
/// <param name="Options">Command-line options, for where the user gives none.</param>
internal sealed record RepositoryConfiguration(
    ConfigurationFile? File,
    PathRules Paths,
    IReadOnlyList<CommandProject> Projects,
    IReadOnlyList<OptionSetting> Options
)
{
    /// <summary>For C and C++.</summary>
    public CMakeSettings? CMake { get; init; }

    public static RepositoryConfiguration None { get; } = new(null, PathRules.Any, [], []);

    /// <summary>Whether a file can be verified by commands, in whatever language it is.</summary>
    public bool Covers(string path) =>
        Projects.Any(project => project.Test is not null && project.Paths.Covers(path));
}

/// <summary>An option with its value.</summary>
/// <param name="Option">As on the command line: <c>--trials</c>.</param>
/// <param name="Value">Null of a flag.</param>
/// <param name="Where">Its place in the file, for people: <c>.piebot.yml:3:5</c>.</param>
internal sealed record OptionSetting(string Option, string? Value, string Where);
