using System.Runtime.InteropServices;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>
/// A copy of a test project's output beside it, with some assemblies replaced: one side of a pair.
/// It stands beside the original so that tests which climb from their own folder to test data still find it.
/// </summary>
internal sealed class OutputCopy : IDisposable
{
    // Loaded, never written to: one file may serve both sides. All else is copied, since a test may write to it.
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        ".dll",
        ".exe",
        ".pdb",
        ".so",
        ".dylib",
    };

    private OutputCopy(string folder) => Folder = folder;

    public string Folder { get; }

    /// <param name="output">The built output folder.</param>
    /// <param name="name">Told apart by this; a folder left by a killed run is replaced.</param>
    /// <param name="replacements">Files that take the place of the originals of the same name.</param>
    /// <param name="rebuilt">Whether the folder will be built into again: then no file of it is shared.</param>
    public static OutputCopy Create(
        string output,
        string name,
        IReadOnlyDictionary<string, byte[]> replacements,
        bool rebuilt = false
    )
    {
        var folder = $"{output.TrimEnd(Path.DirectorySeparatorChar)}.{name}";
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (
            var directory in Directory.EnumerateDirectories(
                output,
                "*",
                SearchOption.AllDirectories
            )
        )
        {
            Directory.CreateDirectory(
                Path.Combine(folder, Path.GetRelativePath(output, directory))
            );
        }

        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(output, file);
            if (replacements.ContainsKey(relative))
            {
                continue;
            }

            var copy = Path.Combine(folder, relative);
            if (rebuilt || !Shared.Contains(Path.GetExtension(file)) || !TryLink(file, copy))
            {
                File.Copy(file, copy);
            }
        }

        foreach (var (relative, bytes) in replacements)
        {
            File.WriteAllBytes(Path.Combine(folder, relative), bytes);
        }

        return new(folder);
    }

    /// <summary>A copy with nothing replaced, for tests that may write beside their assembly, or delete it.</summary>
    public static OutputCopy Unchanged(TestProject project, string name) =>
        Create(project.OutputFolder, name, new Dictionary<string, byte[]>());

    /// <summary>A copy of what the next build will write over: a build step may write into a file as it stands.</summary>
    public static OutputCopy Lasting(TestProject project, string name) =>
        Create(project.OutputFolder, name, new Dictionary<string, byte[]>(), rebuilt: true);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A file still held by a dying worker; the worktree it stands in is removed at the end of the run.
        }
        catch (UnauthorizedAccessException)
        {
            // As above.
        }
    }

    private static bool TryLink(string existing, string link) =>
        OperatingSystem.IsWindows() ? CreateHardLink(link, existing, 0) : Link(existing, link) == 0;

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string existing,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string link
    );

    [DllImport(
        "kernel32.dll",
        EntryPoint = "CreateHardLinkW",
        CharSet = CharSet.Unicode,
        SetLastError = true
    )]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateHardLink(string link, string existing, nint security);
}
