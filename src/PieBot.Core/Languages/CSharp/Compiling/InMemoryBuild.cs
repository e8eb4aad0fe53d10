using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace PieBot.Core.Languages.CSharp.Compiling;

/// <summary>
/// Compiles one project in this process with some files replaced. Trees and references of the baseline are used again, so that
/// a candidate costs milliseconds where a build costs seconds; source generators run on every candidate, since their output
/// follows from its text.
/// </summary>
internal sealed class InMemoryBuild : IProjectCompiler
{
    private static readonly EmitOptions SurfaceOnly = new(
        metadataOnly: true,
        includePrivateMembers: false
    );

    private readonly CSharpCommandLineArguments _arguments;
    private readonly Compilation _compilation;
    private readonly Compilation _lenient;
    private readonly SourceGenerators _generators;
    private readonly byte[] _surface;

    private InMemoryBuild(
        CSharpCommandLineArguments arguments,
        Compilation compilation,
        SourceGenerators generators,
        byte[] surface,
        byte[] baseline
    )
    {
        _arguments = arguments;
        _compilation = compilation;
        _generators = generators;
        _surface = surface;
        Baseline = baseline;
        _lenient = compilation.WithOptions(
            compilation
                .Options.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress)
                .WithSpecificDiagnosticOptions([])
        );
    }

    /// <returns>The project as it stands, compiled; or why it cannot be, in words.</returns>
    public static async Task<(IProjectCompiler? Compiler, string? Reason)> CreateAsync(
        Project project,
        CSharpCommandLineArguments arguments,
        CancellationToken cancellationToken
    )
    {
        var (generators, unloaded) = SourceGenerators.Load(project, arguments);
        if (generators is null)
        {
            return (null, unloaded);
        }

        // Without the workspace's own run of the generators, which names their files otherwise than the compiler does.
        var compilation = await project
            .WithAnalyzerReferences([])
            .GetCompilationAsync(cancellationToken);
        var (generated, after, errors) = generators.Run(compilation!, cancellationToken);
        if (generated is null)
        {
            return (null, errors);
        }

        if (Surface(generated, cancellationToken) is not { } surface)
        {
            return (
                null,
                Describe(generated.GetDiagnostics(cancellationToken)) is { Length: > 0 } fault
                    ? fault
                    : "it does not compile"
            );
        }

        var (assembly, _, refused) = Emit(arguments, generated, cancellationToken);
        return assembly is null
            ? (null, refused)
            : (new InMemoryBuild(arguments, compilation!, after!, surface, assembly), null);
    }

    public byte[] Baseline { get; }

    public string FileName => NameOf(_arguments, _compilation);

    // The compiler looks at the token only now and then.
    public Task<CompilerOutput> EmitAsync(
        IReadOnlyDictionary<string, string> replaced,
        IReadOnlyList<string> added,
        bool strict,
        CancellationToken cancellationToken
    ) =>
        Task.Run(() => Emit(replaced, added, strict, cancellationToken), CancellationToken.None)
            .WaitAsync(cancellationToken);

    private CompilerOutput Emit(
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
            if (old is null)
            {
                return new CompilerOutput.NotCompiled(path);
            }

            compilation = compilation.ReplaceSyntaxTree(old, Parse(text, path));
        }

        compilation = compilation.AddSyntaxTrees(added.Select(text => Parse(text, "")));
        var (generated, _, errors) = _generators.Run(compilation, cancellationToken);
        if (generated is null)
        {
            return new CompilerOutput.Refused(errors!);
        }

        var (assembly, symbols, refused) = Emit(_arguments, generated, cancellationToken);
        if (assembly is null)
        {
            return new CompilerOutput.Refused(refused!);
        }

        var surface = Surface(generated, cancellationToken);
        return CompilerOutput.Emitted.Of(
            FileName,
            assembly,
            symbols!,
            surface is not null && surface.AsSpan().SequenceEqual(_surface)
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

    private static string NameOf(CSharpCommandLineArguments arguments, Compilation compilation) =>
        arguments.OutputFileName ?? $"{compilation.AssemblyName}.dll";

    // With all that the compiler's command line says of the assembly; symbols go into a file of their own.
    private static (byte[]? Assembly, byte[]? Symbols, string? Errors) Emit(
        CSharpCommandLineArguments arguments,
        Compilation compilation,
        CancellationToken cancellationToken
    )
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        using var win32 = Win32Resources(arguments, compilation);
        var name = NameOf(arguments, compilation);
        var result = compilation.Emit(
            assembly,
            symbols,
            win32Resources: win32,
            manifestResources: arguments.ManifestResources,
            options: arguments
                .EmitOptions.WithOutputNameOverride(name)
                .WithDebugInformationFormat(DebugInformationFormat.PortablePdb)
                .WithPdbFilePath(Path.ChangeExtension(name, ".pdb")),
            cancellationToken: cancellationToken
        );
        return result.Success
            ? (assembly.ToArray(), symbols.ToArray(), null)
            : (null, null, Describe(result.Diagnostics));
    }

    // As the compiler's program makes them: CommonCompiler.GetWin32ResourcesInternal.
    // https://github.com/dotnet/roslyn/blob/main/src/Compilers/Core/Portable/CommandLine/CommonCompiler.cs
    private static Stream Win32Resources(
        CSharpCommandLineArguments arguments,
        Compilation compilation
    )
    {
        if (arguments.Win32ResourceFile is { } file)
        {
            return File.OpenRead(Path.Combine(arguments.BaseDirectory!, file));
        }

        using var manifest = Open(arguments, arguments.Win32Manifest);
        using var icon = Open(arguments, arguments.Win32Icon);
        return compilation.CreateDefaultWin32Resources(
            versionResource: true,
            arguments.NoWin32Manifest,
            manifest,
            icon
        );
    }

    private static FileStream? Open(CSharpCommandLineArguments arguments, string? file) =>
        file is null ? null : File.OpenRead(Path.Combine(arguments.BaseDirectory!, file));

    private SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(
            SourceText.From(text, System.Text.Encoding.UTF8, _arguments.ChecksumAlgorithm),
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
