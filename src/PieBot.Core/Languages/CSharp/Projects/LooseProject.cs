using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Members;

namespace PieBot.Core.Languages.CSharp.Projects;

/// <summary>
/// The fall-back for a project that MSBuild cannot evaluate here: its folder's files against the SDK's reference
/// assemblies and whatever lies in bin. Good enough to see many rules; every proposal is still held to "no new errors".
/// </summary>
internal static class LooseProject
{
    // What ImplicitUsings of a plain project adds.
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <param name="symbols">As in <see cref="ChangedMember.Symbols"/>, of a member of the project.</param>
    public static Project Create(string projectFile, string? symbols = null)
    {
        var folder = Path.GetDirectoryName(projectFile)!;
        var name = Path.GetFileNameWithoutExtension(projectFile);
        var workspace = new AdhocWorkspace(MefHostServices.DefaultHost);
        var id = ProjectId.CreateNewId(name);
        var documents = Sources(folder)
            .Select(path => (path, bytes: CheckoutFile.TryRead(folder, path)))
            .Where(one => one.bytes is not null)
            .Select(one => (path: Path.Combine(folder, one.path), one.bytes))
            .Select(one =>
                DocumentInfo.Create(
                    DocumentId.CreateNewId(id, one.path),
                    Path.GetFileName(one.path),
                    loader: TextLoader.From(
                        TextAndVersion.Create(
                            SourceText.From(SourceFile.Parse(one.bytes!).Text),
                            VersionStamp.Default,
                            one.path
                        )
                    ),
                    filePath: one.path
                )
            )
            .Append(
                DocumentInfo.Create(
                    DocumentId.CreateNewId(id, "GlobalUsings.g.cs"),
                    "GlobalUsings.g.cs",
                    loader: TextLoader.From(
                        TextAndVersion.Create(SourceText.From(GlobalUsings), VersionStamp.Default)
                    )
                )
            );
        workspace.AddProject(
            ProjectInfo.Create(
                id,
                VersionStamp.Create(),
                name,
                name,
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(
                    OutputKind.DynamicallyLinkedLibrary,
                    allowUnsafe: true
                ),
                parseOptions: Preprocessor
                    .Options(symbols)
                    .WithLanguageVersion(LanguageVersion.Latest),
                documents: documents,
                metadataReferences: References(folder, name)
            )
        );
        return workspace.CurrentSolution.GetProject(id)!;
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.cs", CheckoutFile.Walk)
            .Select(path => Path.GetRelativePath(folder, path))
            .Where(path =>
                !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
            );

    private static List<PortableExecutableReference> References(string folder, string own)
    {
        var built = Path.Combine(folder, "bin");
        var found = Directory.Exists(built)
            ? Directory.EnumerateFiles(built, "*.dll", CheckoutFile.Walk)
            : [];
        return Directory
            .EnumerateFiles(InstalledSdk.SdkReferences, "*.dll")
            .Concat(found)
            .Where(path => Path.GetFileNameWithoutExtension(path) != own)
            .DistinctBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .Where(IsManaged)
            .Select(path => MetadataReference.CreateFromFile(path))
            .ToList();
    }

    private static bool IsManaged(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = new System.Reflection.PortableExecutable.PEReader(stream);
        try
        {
            return reader.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
