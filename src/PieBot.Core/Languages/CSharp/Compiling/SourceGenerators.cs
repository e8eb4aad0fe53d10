using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PieBot.Core.Languages.CSharp.Compiling;

/// <summary>A project's source generators, ready to run on it as the compiler runs them.</summary>
internal sealed class SourceGenerators
{
    // Immutable: what one run learned makes the next one quick.
    private readonly GeneratorDriver? _driver;

    private SourceGenerators(GeneratorDriver? driver) => _driver = driver;

    /// <returns>The generators; or which cannot be loaded here, in words.</returns>
    public static (SourceGenerators? Generators, string? Fault) Load(
        Project project,
        CSharpCommandLineArguments arguments
    )
    {
        var unloaded = new List<string>();
        var generators = new List<ISourceGenerator>();
        foreach (var reference in project.AnalyzerReferences.OfType<AnalyzerFileReference>())
        {
            // Analyzers that cannot be loaded say nothing of the code that is generated, and are not loaded here.
            void Failed(object? sender, AnalyzerLoadFailureEventArgs failure) =>
                unloaded.Add(
                    $"the source generators of {Path.GetFileName(reference.FullPath)} cannot be loaded"
                );

            reference.AnalyzerLoadFailed += Failed;
            generators.AddRange(reference.GetGenerators(LanguageNames.CSharp));
            reference.AnalyzerLoadFailed -= Failed;
        }

        if (unloaded.Count > 0)
        {
            return (null, string.Join("; ", unloaded.Distinct()));
        }

        return (
            new(
                generators.Count == 0
                    ? null
                    : CSharpGeneratorDriver.Create(
                        generators,
                        project.AnalyzerOptions.AdditionalFiles,
                        arguments.ParseOptions,
                        project.AnalyzerOptions.AnalyzerConfigOptionsProvider,
                        // Types of a `file` bear a hash of its path, and a generated file's path begins with this folder.
                        new GeneratorDriverOptions(
                            IncrementalGeneratorOutputKind.Host,
                            trackIncrementalGeneratorSteps: false,
                            arguments.GeneratedFilesOutputDirectory is { Length: > 0 } chosen
                                ? chosen
                                : arguments.OutputDirectory
                        )
                    )
            ),
            null
        );
    }

    /// <returns>The compilation with what is generated, and the generators for another run; or errors of theirs.</returns>
    public (Compilation? Generated, SourceGenerators? After, string? Errors) Run(
        Compilation compilation,
        CancellationToken cancellationToken
    )
    {
        if (_driver is null)
        {
            return (compilation, this, null);
        }

        var driver = _driver.RunGeneratorsAndUpdateCompilation(
            compilation,
            out var generated,
            out var diagnostics,
            cancellationToken
        );
        var broken = driver
            .GetRunResult()
            .Results.Where(result => result.Exception is not null)
            .Select(result =>
                $"the source generator {result.Generator.GetGeneratorType().Name} failed: {result.Exception!.Message}"
            )
            .FirstOrDefault();
        return broken is not null ? (null, null, broken)
            : InMemoryBuild.Describe(diagnostics) is { Length: > 0 } errors ? (null, null, errors)
            : (generated, new(driver), null);
    }
}
