using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PieBot.Core.Languages.CSharp.Projects;

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
            // Code of the repository or of its packages would see all that this process sees.
            if (!InstalledSdk.IsOwn(reference.FullPath) && HasGenerators(reference.FullPath))
            {
                return (
                    null,
                    $"{Path.GetFileName(reference.FullPath)} has source generators, which only run outside of PieBot"
                );
            }

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

    // By its metadata, without loading it.
    private static bool HasGenerators(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        if (!image.HasMetadata)
        {
            return false;
        }

        var metadata = image.GetMetadataReader();
        return metadata
            .TypeDefinitions.SelectMany(type =>
                metadata.GetTypeDefinition(type).GetCustomAttributes()
            )
            .Select(attribute => metadata.GetCustomAttribute(attribute).Constructor)
            .Any(constructor =>
                constructor.Kind == HandleKind.MemberReference
                && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent
                    is { Kind: HandleKind.TypeReference } type
                && metadata.StringComparer.Equals(
                    metadata.GetTypeReference((TypeReferenceHandle)type).Name,
                    nameof(GeneratorAttribute)
                )
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
