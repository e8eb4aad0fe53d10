using System.Text.RegularExpressions;
using PieBot.Core.Changes;

namespace PieBot.Core.Languages;

/// <summary>Settings of the project that a file belongs to, as its files say them; nothing is evaluated.</summary>
internal static class SettingsAbove
{
    private const int MostFiles = 8;
    private const int LongestValue = 60;

    /// <summary>The first value of each setting that a file says which lies beside the member's file or above it, the nearest first.</summary>
    /// <param name="path">Of the member's file, relative to the checkout.</param>
    /// <param name="files">Names, or endings such as <c>.csproj</c>.</param>
    /// <param name="settings">What each is called for people, and how it is written; the first group is the value.</param>
    /// <returns>One line, such as <c>target framework: net10.0; language: C# 14</c>; null when nothing is said.</returns>
    public static string? Of(
        string checkout,
        string path,
        IReadOnlyList<string> files,
        IReadOnlyList<(string Name, Regex Written)> settings
    )
    {
        var texts = Texts(checkout, path, files).Take(MostFiles).ToList();
        var said = settings
            .Select(setting =>
                (
                    setting.Name,
                    Value: texts
                        .Select(text => setting.Written.Match(text))
                        .FirstOrDefault(match => match.Success)
                        ?.Groups[1]
                        .Value.Trim()
                )
            )
            .Where(one => one.Value is { Length: > 0 })
            .Select(one => $"{one.Name}: {PlainText.Line(one.Value!, LongestValue)}")
            .ToList();
        return said.Count == 0 ? null : string.Join("; ", said);
    }

    private static IEnumerable<string> Texts(
        string checkout,
        string path,
        IReadOnlyList<string> files
    )
    {
        var folder = path;
        do
        {
            folder = Path.GetDirectoryName(folder)?.Replace('\\', '/') ?? "";
            var full = Path.Combine(checkout, folder);
            var names = Directory.Exists(full)
                ? Directory
                    .EnumerateFiles(full)
                    .Select(file => Path.GetFileName(file))
                    .Order(StringComparer.Ordinal)
                    .ToList()
                : [];
            foreach (
                var name in files.SelectMany(file =>
                    names.Where(name => name.EndsWith(file, StringComparison.OrdinalIgnoreCase))
                )
            )
            {
                if (CheckoutFile.TryRead(checkout, Path.Combine(folder, name)) is { } bytes)
                {
                    yield return SourceFile.Parse(bytes).Text;
                }
            }
        } while (folder.Length > 0);
    }
}
