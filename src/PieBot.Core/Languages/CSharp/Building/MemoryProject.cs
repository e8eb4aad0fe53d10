using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.CSharp.Projects;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>What is known of compiling a project without a build for the framework that some tests use.</summary>
internal abstract record MemoryProject
{
    private MemoryProject() { }

    /// <summary>The project as it stands, compiled so, is byte for byte what its own build put beside the tests.</summary>
    internal sealed record Equal(IProjectCompiler Compiler) : MemoryProject;

    /// <summary>The tests do not use it: their folder stays as it is.</summary>
    internal sealed record Unused : MemoryProject;

    /// <param name="Reason">Why only the repository's own build can say what the tests would run, in words.</param>
    internal sealed record Differs(string Reason) : MemoryProject;

    /// <param name="owner">The project's full path.</param>
    /// <param name="tests">Whose output its assembly stands in.</param>
    public static async Task<MemoryProject> OfAsync(
        IProjectCompiler compiler,
        string owner,
        TestProject tests,
        ProjectGraph graph,
        CancellationToken cancellationToken
    )
    {
        var built = Path.Combine(tests.OutputFolder, compiler.FileName);
        if (!File.Exists(built))
        {
            // An assembly that the tests load from elsewhere cannot be replaced beside them.
            return graph.Reaches(tests.ProjectFile, owner)
                ? new Differs($"is not beside the tests of {tests.Name}")
                : new Unused();
        }

        var difference = AssemblyComparison.FirstDifference(
            await File.ReadAllBytesAsync(built, cancellationToken),
            compiler.Baseline
        );
        return difference is null
            ? new Equal(compiler)
            : new Differs($"differs from its own build when compiled in memory ({difference})");
    }

    /// <summary>The framework that the assembly of a project beside some tests was built for; null where there is none.</summary>
    public static string? BuiltFor(string owner, TestProject tests) =>
        BuiltFramework.Of(
            Path.Combine(tests.OutputFolder, Path.GetFileNameWithoutExtension(owner) + ".dll")
        );
}
