namespace PieBot.Core.Languages.CSharp.Compiling;

/// <summary>
/// Compiles one project with some files replaced, in much less time than a build. Whether this is what the repository builds
/// is for the caller to find out: <see cref="Baseline"/>.
/// </summary>
internal interface IProjectCompiler
{
    /// <summary>The name of the assembly's file.</summary>
    string FileName { get; }

    /// <summary>The assembly of the project as it stands.</summary>
    byte[] Baseline { get; }

    /// <param name="replaced">New text by full path of existing files.</param>
    /// <param name="added">Text of further files.</param>
    /// <param name="strict">Whether warnings that the project counts as errors are errors: of people's code, not of ours.</param>
    Task<CompilerOutput> EmitAsync(
        IReadOnlyDictionary<string, string> replaced,
        IReadOnlyList<string> added,
        bool strict,
        CancellationToken cancellationToken
    );
}
