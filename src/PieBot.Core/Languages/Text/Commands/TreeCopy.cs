namespace PieBot.Core.Languages.Text.Commands;

/// <summary>A copy of a checkout with what was built in it, without git's own files: the folder of one side. Removed when disposed.</summary>
internal sealed class TreeCopy : IDisposable
{
    private TreeCopy(string folder) => Folder = folder;

    public string Folder { get; }

    /// <param name="folder">Where it is to stand; what is there is replaced.</param>
    public static TreeCopy Of(string root, string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Copy(new(root), folder);
        return new(folder);
    }

    public void Dispose() => Processes.Scratch.Remove(Folder);

    // Times of files are kept, so that a build tells what has changed; links stay links, as those of node_modules/.bin.
    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in from.EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.Name == ".git")
            {
                continue;
            }

            if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
            }
            else if (entry is DirectoryInfo folder)
            {
                Copy(folder, target);
            }
            else if (entry.UnixFileMode is var mode && IsFile(entry))
            {
                File.Copy(entry.FullName, target);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(target, mode | UnixFileMode.UserWrite);
                }
            }
        }
    }

    // Sockets and pipes that a test left are no part of the tree.
    private static bool IsFile(FileSystemInfo entry) =>
        (entry.Attributes & (FileAttributes.Device | FileAttributes.System)) == 0;
}
