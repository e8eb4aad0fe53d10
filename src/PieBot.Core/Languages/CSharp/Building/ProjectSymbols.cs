using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PieBot.Core.Changes;
using PieBot.Core.Languages.CSharp.Members;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>
/// The symbols that the baseline's own build compiled a project with, out of the debug information beside the assembly that
/// the tests load: what the compiler was given, whatever MSBuild, a response file or the environment made of it.
/// </summary>
/// <param name="root">The baseline's worktree.</param>
internal sealed class ProjectSymbols(string root, BuiltProjects built)
{
    // https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md#compilation-options-c-and-vb-compilers
    private static readonly Guid CompilationOptions = new("B5FEEC05-8CD0-4A83-96DA-466284BB4BD8");

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    // What the project's files tell: for a build without debug information.
    private readonly DefinedSymbols _told = new(
        folder => Names(Path.Combine(root, folder)),
        path => CheckoutFile.TryRead(root, path)
    );

    /// <summary>For a file's text, joined by semicolons; null where the text does not ask.</summary>
    public string? Of(string path, string text)
    {
        if (!Preprocessor.Asks(text))
        {
            return null;
        }

        if (built.OwnersOf(Path.GetFullPath(Path.Combine(root, path))) is not [var owner, ..])
        {
            return _told.Of(path, text);
        }

        if (!_known.TryGetValue(owner, out var symbols))
        {
            var name = Path.GetFileNameWithoutExtension(owner) + ".dll";
            symbols =
                built
                    .Projects.Select(project => Compiled(Path.Combine(project.OutputFolder, name)))
                    .FirstOrDefault(one => one is not null)
                ?? _told.Of(path, text)!;
            _known.Add(owner, symbols);
        }

        return symbols;
    }

    /// <summary>Those an assembly was compiled with; null when there is no such file, or it does not say.</summary>
    internal static string? Compiled(string assembly)
    {
        if (!File.Exists(assembly))
        {
            return null;
        }

        try
        {
            using var file = new PEReader(File.OpenRead(assembly));
            if (
                !file.TryOpenAssociatedPortablePdb(
                    assembly,
                    path => File.Exists(path) ? File.OpenRead(path) : null,
                    out var provider,
                    out _
                )
            )
            {
                return null;
            }

            using (provider)
            {
                var reader = provider!.GetMetadataReader();
                foreach (
                    var handle in reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition)
                )
                {
                    var information = reader.GetCustomDebugInformation(handle);
                    if (reader.GetGuid(information.Kind) == CompilationOptions)
                    {
                        return Defined(reader.GetBlobReader(information.Value));
                    }
                }
            }
        }
        catch (BadImageFormatException)
        {
            // Not ours to judge: the build made it.
        }

        return null;
    }

    // Names and values in turn, each ended by a zero.
    private static string Defined(BlobReader blob)
    {
        while (blob.RemainingBytes > 0)
        {
            var name = Word(ref blob);
            var value = Word(ref blob);
            if (name == "define")
            {
                return value.Replace(',', ';');
            }
        }

        return "";
    }

    private static string Word(ref BlobReader blob)
    {
        var length = blob.IndexOf(0);
        var word = blob.ReadUTF8(length < 0 ? blob.RemainingBytes : length);
        if (blob.RemainingBytes > 0)
        {
            blob.ReadByte();
        }

        return word;
    }

    private static List<string> Names(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToList()
            : [];
}
