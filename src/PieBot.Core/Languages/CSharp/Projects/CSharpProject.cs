using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Files;

namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>A C# project as the compiler sees it: loaded from the command line that MSBuild would give the compiler.</summary>
/// <param name="Project">In a workspace of its own.</param>
/// <param name="Command">How it is compiled; null for a project pieced together without MSBuild.</param>
/// <param name="Notice">What is not as it should be; null when all is.</param>
internal sealed record CSharpProject(Project Project, CompilerCommand? Command, string? Notice)
{
    /// <summary>Evaluates the project with MSBuild; no compiler runs, and no code of the repository but its build files.</summary>
    /// <param name="projectFile">Full path.</param>
    /// <param name="framework">Null for a project with one framework.</param>
    /// <param name="reading">How MSBuild is asked.</param>
    /// <param name="generators">Whether source generators may run: code of packages, and maybe of the repository. Without, only the SDK's own.</param>
    public static async Task<CSharpProject> LoadAsync(
        string projectFile,
        string? framework,
        ProjectReading reading,
        bool generators,
        CancellationToken cancellationToken
    )
    {
        var (command, errors) = await CompilerCommand.ReadAsync(
            projectFile,
            framework,
            // What is embedded counts where the assembly is to be run.
            generators ? "PrepareResources;Compile" : "Compile",
            reading,
            cancellationToken
        );
        var name = Path.GetFileNameWithoutExtension(projectFile);
        if (command is null)
        {
            return new(
                LooseProject.Create(projectFile),
                null,
                $"{name} could not be evaluated ({errors}); its files are read against the SDK's own libraries"
            );
        }

        return new(Create(name, command.Parsed, generators), command, null);
    }

    private static Project Create(string name, CSharpCommandLineArguments command, bool generators)
    {
        var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
        var id = ProjectId.CreateNewId(name);
        var folder = command.BaseDirectory!;
        var info = ProjectInfo
            .Create(
                id,
                VersionStamp.Create(),
                name,
                command.CompilationName ?? name,
                LanguageNames.CSharp,
                outputFilePath: command.OutputFileName,
                compilationOptions: Options(command),
                parseOptions: command.ParseOptions,
                documents: command.SourceFiles.Select(file => Document(id, file.Path, command)),
                metadataReferences: command
                    .MetadataReferences.Where(reference => File.Exists(reference.Reference))
                    .Select(reference =>
                        MetadataReference.CreateFromFile(reference.Reference, reference.Properties)
                    ),
                analyzerReferences: command
                    .AnalyzerReferences.Where(reference =>
                        generators || InstalledSdk.IsOwn(reference.FilePath)
                    )
                    .Where(reference => File.Exists(reference.FilePath))
                    .Select(reference => new AnalyzerFileReference(
                        reference.FilePath,
                        GeneratorLoader.Shared
                    )),
                additionalDocuments: command.AdditionalFiles.Select(file =>
                    Document(id, file.Path, command)
                )
            )
            .WithAnalyzerConfigDocuments(
                command.AnalyzerConfigPaths.Select(path => Document(id, path, command))
            );
        workspace.AddProject(info);
        return workspace.CurrentSolution.GetProject(id)
            ?? throw new InvalidOperationException($"{folder} was not added to its workspace");
    }

    private static CSharpCompilationOptions Options(CSharpCommandLineArguments command) =>
        command
            .CompilationOptions.WithStrongNameProvider(
                new DesktopStrongNameProvider(command.KeyFileSearchPaths)
            )
            .WithXmlReferenceResolver(XmlFileResolver.Default)
            // Paths that end up in the code (of the caller, of `file` types) are mapped as the project says.
            .WithSourceReferenceResolver(
                new SourceFileResolver([], command.BaseDirectory, command.PathMap)
            )
            .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default)
            // A candidate is judged by its errors; what a project makes of warnings is judged by the real build at the end.
            .WithGeneralDiagnosticOption(ReportDiagnostic.Default)
            .WithSpecificDiagnosticOptions(
                command.CompilationOptions.SpecificDiagnosticOptions.Where(option =>
                    option.Value == ReportDiagnostic.Suppress
                )
            )
            .WithDeterministic(true);

    private static DocumentInfo Document(
        ProjectId id,
        string path,
        CSharpCommandLineArguments command
    ) =>
        DocumentInfo.Create(
            DocumentId.CreateNewId(id, path),
            Path.GetFileName(path),
            loader: new FileLoader(path, command),
            filePath: path
        );

    private sealed class FileLoader(string path, CSharpCommandLineArguments command) : TextLoader
    {
        // Generated code may be large; a link may lead to what never ends.
        private const int MostBytes = 256 << 20;

        public override Task<TextAndVersion> LoadTextAndVersionAsync(
            LoadTextOptions options,
            CancellationToken cancellationToken
        )
        {
            using var stream = new MemoryStream(CappedFile.Read(path, MostBytes));
            var text = SourceText.From(stream, command.Encoding, command.ChecksumAlgorithm);
            return Task.FromResult(TextAndVersion.Create(text, VersionStamp.Default, path));
        }
    }
}
