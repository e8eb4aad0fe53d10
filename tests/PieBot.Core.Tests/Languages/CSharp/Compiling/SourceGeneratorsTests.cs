using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PieBot.Core.Languages.CSharp.Compiling;
using PieBot.Core.Languages.CSharp.Projects;

namespace PieBot.Core.Tests.Languages.CSharp.Compiling;

/// <summary>A source generator is code: what is not the SDK's own would see all that this process sees.</summary>
public sealed class SourceGeneratorsTests
{
    [Theory]
    [InlineData("[Microsoft.CodeAnalysis.Generator]", true)]
    [InlineData("", false)]
    public void Generators_of_packages_and_of_the_repository_are_not_loaded(
        string attribute,
        bool refused
    )
    {
        using var folder = new TemporaryFolder();
        var assembly = Path.Combine(folder.Path, "Gen.dll");
        var compiled = CSharpCompilation
            .Create(
                "Gen",
                [
                    CSharpSyntaxTree.ParseText(
                        $"{attribute} public sealed class Gen : Microsoft.CodeAnalysis.IIncrementalGenerator {{ public void Initialize(Microsoft.CodeAnalysis.IncrementalGeneratorInitializationContext context) => throw new System.InvalidOperationException(); }}",
                        cancellationToken: TestContext.Current.CancellationToken
                    ),
                ],
                AppDomain
                    .CurrentDomain.GetAssemblies()
                    .Where(one => !one.IsDynamic && one.Location.Length > 0)
                    .Select(one => MetadataReference.CreateFromFile(one.Location)),
                new(OutputKind.DynamicallyLinkedLibrary)
            )
            .Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(compiled.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error));
        using var workspace = new AdhocWorkspace();
        var project = workspace
            .AddProject("Lib", LanguageNames.CSharp)
            .AddAnalyzerReference(new AnalyzerFileReference(assembly, GeneratorLoader.Shared));

        var (generators, fault) = SourceGenerators.Load(
            project,
            CSharpCommandLineParser.Default.Parse(["/out:Lib.dll"], folder.Path, null)
        );

        Assert.Equal(refused, generators is null);
        Assert.Equal(refused, fault?.Contains("Gen.dll has source generators") ?? false);
        Assert.DoesNotContain(
            AppDomain.CurrentDomain.GetAssemblies(),
            one => one.GetName().Name == "Gen"
        );
    }
}
