using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>
/// A copy of what tests need of a build folder: programs, shared libraries, data, and CTest's files, in which the folder's
/// name is replaced by the copy's own. Sides of a pair so stand beside each other, and what tests write is theirs alone.
/// </summary>
internal sealed class BuildCopy : IDisposable
{
    private static readonly HashSet<string> LeftFolders = new(StringComparer.Ordinal)
    {
        "CMakeFiles",
        "Testing",
        ".git",
    };

    private static readonly HashSet<string> LeftFiles = new(StringComparer.OrdinalIgnoreCase)
    {
        ".o",
        ".a",
        ".obj",
        ".d",
        ".gch",
        ".pch",
        ".ninja",
    };

    private BuildCopy(string folder) => Folder = folder;

    public string Folder { get; }

    /// <param name="from">A build folder, or another copy.</param>
    /// <param name="to">Where the copy is to stand; one that a killed run left there is replaced.</param>
    public static BuildCopy Create(string from, string to)
    {
        Scratch.Remove(to);
        Copy(from, to, from, to);
        SourceFolders.Redirect(to);
        return new(to);
    }

    public void Dispose() => Scratch.Remove(Folder);

    private static void Copy(string from, string to, string oldRoot, string newRoot)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                // libx.so -> libx.so.1
                File.CreateSymbolicLink(
                    target,
                    link.Replace(oldRoot, newRoot, StringComparison.Ordinal)
                );
            }
            else if (entry is DirectoryInfo)
            {
                if (!LeftFolders.Contains(entry.Name))
                {
                    Copy(entry.FullName, target, oldRoot, newRoot);
                }
            }
            else if (IsOfCTest(entry.Name))
            {
                File.WriteAllText(
                    target,
                    File.ReadAllText(entry.FullName)
                        .Replace(oldRoot, newRoot, StringComparison.Ordinal)
                );
            }
            else if (!LeftFiles.Contains(entry.Extension) && entry.Name != ".ninja_deps")
            {
                File.Copy(entry.FullName, target);
            }
        }
    }

    private static bool IsOfCTest(string name) =>
        name.EndsWith(".cmake", StringComparison.Ordinal)
        || name is "DartConfiguration.tcl" or "CMakeCache.txt";
}
