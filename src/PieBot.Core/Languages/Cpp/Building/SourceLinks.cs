namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>
/// Tests that are built in a folder of the sources look for their data beside it: <c>../tests/data.csv</c>. PieBot builds
/// elsewhere, so what lies in the sources is linked beside its build folders.
/// </summary>
internal static class SourceLinks
{
    /// <param name="sources">Full path of the project's folder.</param>
    /// <param name="folder">In which the build folders lie; what is there already stays.</param>
    public static void Create(string sources, string folder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(sources))
        {
            var link = Path.Combine(folder, Path.GetFileName(entry));
            if (Path.GetFileName(entry) is not ".git" && !Path.Exists(link))
            {
                File.CreateSymbolicLink(link, entry);
            }
        }
    }
}
