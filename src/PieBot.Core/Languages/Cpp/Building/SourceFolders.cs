using System.Text.RegularExpressions;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>
/// Tests that CTest starts in a folder of the sources may write there, which a sandbox forbids, and which two sides would
/// share: in a copy of a build folder they get a copy of the sources.
/// </summary>
internal static partial class SourceFolders
{
    private const string Copied = ".piebot-source";

    /// <param name="folder">A copy of a build folder; in a copy of such a copy nothing is left to do.</param>
    public static void Redirect(string folder)
    {
        var cache = Path.Combine(folder, "CMakeCache.txt");
        if (
            !File.Exists(cache)
            || Home().Match(File.ReadAllText(cache)) is not { Success: true } home
        )
        {
            return;
        }

        var sources = home.Groups["folder"].Value;
        var within = new Regex(
            $"""(?<=WORKING_DIRECTORY\s+("|\[=*\[)){Regex.Escape(sources)}(?=["\]/])"""
        );
        var lists = Directory
            .EnumerateFiles(folder, "*.cmake", SearchOption.AllDirectories)
            .Select(file => (File: file, Text: File.ReadAllText(file)))
            .Where(list => within.IsMatch(list.Text))
            .ToList();
        if (lists.Count == 0)
        {
            return;
        }

        var copy = TreeCopy.Create(sources, Path.Combine(folder, Copied)).Root;
        foreach (var (file, text) in lists)
        {
            File.WriteAllText(file, within.Replace(text, _ => copy));
        }
    }

    [GeneratedRegex(
        @"^CMAKE_HOME_DIRECTORY:INTERNAL=(?<folder>[^\r\n]+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Home();
}
