using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Testing;

/// <summary>A copy of a checkout with what was built in it, and with some files replaced or added: the folder of one side.</summary>
internal sealed class TreeCopy : IDisposable
{
    private TreeCopy(string root) => Root = root;

    public string Root { get; }

    /// <param name="source">The checkout; its <c>.git</c> is left out.</param>
    /// <param name="root">Where the copy is to stand; what a killed run left there is replaced.</param>
    /// <param name="files">New bytes by path relative to the root.</param>
    public static TreeCopy Create(
        string source,
        string root,
        IReadOnlyDictionary<string, byte[]>? files = null
    )
    {
        Scratch.Remove(root);
        Copy(new(source), root);
        foreach (var (path, bytes) in files ?? new Dictionary<string, byte[]>())
        {
            var full = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            // A link would lead out of the copy.
            File.Delete(full);
            File.WriteAllBytes(full, bytes);
        }

        return new(root);
    }

    public void Dispose() => Scratch.Remove(Root);

    // With their times: what was compiled of them stays good. Links stay links, as those of node_modules/.bin.
    private static void Copy(DirectoryInfo source, string root)
    {
        Directory.CreateDirectory(root);
        foreach (var entry in source.EnumerateFileSystemInfos())
        {
            var copy = Path.Combine(root, entry.Name);
            switch (entry)
            {
                case { Name: ".git" }:
                    break;
                case { LinkTarget: { } target }:
                    File.CreateSymbolicLink(copy, target);
                    break;
                case DirectoryInfo folder:
                    Copy(folder, copy);
                    break;
                case FileInfo file when IsPlain(file):
                    file.CopyTo(copy);
                    if (!OperatingSystem.IsWindows())
                    {
                        File.SetUnixFileMode(copy, file.UnixFileMode | UnixFileMode.UserWrite);
                    }

                    break;
            }
        }
    }

    // Sockets and pipes that a test left are no part of the tree.
    private static bool IsPlain(FileInfo file) =>
        (file.Attributes & (FileAttributes.Device | FileAttributes.System)) == 0;
}
