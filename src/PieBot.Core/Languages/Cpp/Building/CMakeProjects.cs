using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>Where a repository's CMake projects begin.</summary>
internal static partial class CMakeProjects
{
    /// <summary>The file that describes one.</summary>
    public const string Lists = "CMakeLists.txt";

    /// <summary>Whether a file describes a project, and not a part of one.</summary>
    public static bool Is(string lists) =>
        File.Exists(lists) && Project().IsMatch(File.ReadAllText(lists));

    /// <summary>The outermost folder with a project, of those that hold a file; relative to the root. Null where there is none.</summary>
    /// <param name="file">Relative to the root.</param>
    public static string? Outermost(string root, string file)
    {
        var folder = Path.GetDirectoryName(file) ?? "";
        string? found = null;
        while (true)
        {
            if (Is(Path.Combine(root, folder, Lists)))
            {
                found = folder;
            }

            if (folder.Length == 0)
            {
                return found;
            }

            folder = Path.GetDirectoryName(folder) ?? "";
        }
    }

    [GeneratedRegex(@"^\s*project\s*\(", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Project();
}
