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
        // Links that lead nowhere too: the sources may hold some.
        var there = Names(folder).Append(".git").ToHashSet(StringComparer.Ordinal);
        foreach (var name in Names(sources).Where(name => !there.Contains(name)))
        {
            File.CreateSymbolicLink(Path.Combine(folder, name), Path.Combine(sources, name));
        }
    }

    private static IEnumerable<string> Names(string folder) =>
        new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(entry => entry.Name);
}
