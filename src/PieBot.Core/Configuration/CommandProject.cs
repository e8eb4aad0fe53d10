using PieBot.Workers;

namespace PieBot.Core.Configuration;

/// <summary>How a part of a repository is built, tested and timed, by commands of its own.</summary>
/// <param name="Name">Unique in its configuration; for people.</param>
/// <param name="Build">Run one after the other at the root, before tests and timing; empty: nothing is to be built.</param>
/// <param name="BuildNetwork">Whether the build may use the network and the user's package folders, as a restore does.</param>
/// <param name="Test">Null: what PieBot knows of the language tests it.</param>
/// <param name="JUnit">Glob of the JUnit XML files that the test command writes; null: its exit code is all that is known.</param>
/// <param name="Timing">Null: the test command, or the covering tests, are timed.</param>
internal sealed record CommandProject(
    string Name,
    PathRules Paths,
    IReadOnlyList<string> Build,
    bool BuildNetwork,
    string? Test,
    string? JUnit,
    TimedCommand? Timing
)
{
    /// <summary>Run at the root before the first build, with the network and the user's home: what gets packages, once for all sides.</summary>
    public IReadOnlyList<string> Restore { get; init; } = [];

    /// <summary>Filter of the BenchmarkDotNet benchmarks that are timed instead; null: none are.</summary>
    public string? Benchmarks { get; init; }
}
