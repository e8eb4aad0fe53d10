using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace PieBot.Proposals.Projects;

/// <summary>What a build in memory came to.</summary>
/// <param name="Files">File names and bytes of the assembly and its symbols; null when there are errors.</param>
/// <param name="SameSurface">Whether what other projects compile against is byte for byte the baseline's.</param>
/// <param name="Errors">The first compile errors, for people.</param>
internal sealed record InMemoryOutput(
    IReadOnlyDictionary<string, byte[]>? Files,
    bool SameSurface,
    string? Errors
);

/// <summary>
/// Compiles one project in this process with some files replaced. Trees, references and generated code of the
/// baseline are used again, so that a candidate costs milliseconds where a build costs seconds.
/// </summary>
internal sealed class InMemoryBuild
{
    private static readonly EmitOptions SurfaceOnly = new(
        metadataOnly: true,
        includePrivateMembers: false
    );

    private readonly CSharpCommandLineArguments _arguments;
    private readonly Compilation _compilation;
    private readonly Compilation _lenient;
    private readonly byte[] _surface;

    private InMemoryBuild(
        CSharpCommandLineArguments arguments,
        Compilation compilation,
        byte[] surface
    )
    {
        _arguments = arguments;
        _compilation = compilation;
        _surface = surface;
        _lenient = compilation.WithOptions(
            compilation
                .Options.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress)
                .WithSpecificDiagnosticOptions([])
        );
    }

    /// <summary>Null when the project as it stands does not compile this way: then only a real build will do.</summary>
    public static async Task<InMemoryBuild?> CreateAsync(
        CSharpProject project,
        CancellationToken cancellationToken
    )
    {
        if (
            project.Arguments is null
            || await project.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false)
                is not { } compilation
            || Surface(compilation, cancellationToken) is not { } surface
        )
        {
            return null;
        }

        return new(project.Arguments, compilation, surface);
    }

    /// <summary>The name of the assembly's file.</summary>
    public string FileName => _arguments.OutputFileName ?? $"{_compilation.AssemblyName}.dll";

    /// <param name="replaced">New text by full path of existing files.</param>
    /// <param name="added">Text of further files.</param>
    /// <param name="strict">Whether warnings that the project counts as errors are errors: of people's code, not of ours.</param>
    public InMemoryOutput Emit(
        IReadOnlyDictionary<string, string> replaced,
        IReadOnlyList<string> added,
        bool strict,
        CancellationToken cancellationToken
    )
    {
        var compilation = strict ? _compilation : _lenient;
        foreach (var (path, text) in replaced)
        {
            var old = _compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path);
            var tree = Parse(text, path);
            compilation = old is null
                ? compilation.AddSyntaxTrees(tree)
                : compilation.ReplaceSyntaxTree(old, tree);
        }

        compilation = compilation.AddSyntaxTrees(added.Select(text => Parse(text, "")));
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var name = Path.GetFileNameWithoutExtension(FileName);
        var result = compilation.Emit(
            assembly,
            symbols,
            manifestResources: _arguments.ManifestResources,
            options: _arguments
                .EmitOptions.WithDebugInformationFormat(DebugInformationFormat.PortablePdb)
                .WithPdbFilePath(name + ".pdb"),
            cancellationToken: cancellationToken
        );
        if (!result.Success)
        {
            return new(null, false, Describe(result.Diagnostics));
        }

        var surface = Surface(compilation, cancellationToken);
        return new(
            new Dictionary<string, byte[]>
            {
                [FileName] = assembly.ToArray(),
                [name + ".pdb"] = symbols.ToArray(),
            },
            surface is not null && surface.AsSpan().SequenceEqual(_surface),
            null
        );
    }

    /// <summary>The first errors, as <c>File.cs(12): CS0103 …</c>.</summary>
    public static string Describe(ImmutableArray<Diagnostic> diagnostics) =>
        string.Join(
            "; ",
            diagnostics
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Take(3)
                .Select(diagnostic =>
                {
                    var place = diagnostic.Location.GetMappedLineSpan();
                    return $"{Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1}): {diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
                })
        );

    private SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(
            SourceText.From(text, System.Text.Encoding.UTF8),
            _arguments.ParseOptions,
            path
        );

    private static byte[]? Surface(Compilation compilation, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(
            stream,
            options: SurfaceOnly,
            cancellationToken: cancellationToken
        );
        return result.Success ? stream.ToArray() : null;
    }
}
