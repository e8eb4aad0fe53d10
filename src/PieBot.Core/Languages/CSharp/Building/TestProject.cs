namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>How a test project is run from the outside.</summary>
internal enum TestRunnerKind
{
    /// <summary><c>dotnet vstest</c> with an adapter.</summary>
    VSTest,

    /// <summary>The project's own executable (Microsoft.Testing.Platform, xunit v3).</summary>
    Executable,
}

/// <summary>A test project for one framework, as MSBuild evaluates it after restore.</summary>
/// <param name="ProjectFile">Full path.</param>
/// <param name="Name">Relative to the repository, forward slashes.</param>
/// <param name="Assembly">Full path of the built dll.</param>
internal sealed record TestProject(
    string ProjectFile,
    string Name,
    string Framework,
    string Assembly,
    TestRunnerKind Runner
)
{
    /// <summary>Full path of the run settings that the project names; null when none.</summary>
    public string? RunSettings { get; init; }

    /// <summary>Full path of the <c>csc.dll</c> that builds it; null where it is not found.</summary>
    public string? Compiler { get; init; }

    /// <summary>Full path of a worker's program to be used where it is there, since it starts sooner; null where there is none.</summary>
    public string? Worker { get; init; }

    /// <summary>The folder the tests run in.</summary>
    public string OutputFolder => Path.GetDirectoryName(Assembly)!;

    /// <summary>The same project with its output standing elsewhere.</summary>
    public TestProject In(string folder) =>
        this with
        {
            Assembly = Path.Combine(folder, Path.GetFileName(Assembly)),
        };
}
