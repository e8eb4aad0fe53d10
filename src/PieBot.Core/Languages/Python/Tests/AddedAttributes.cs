using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.Python.Tests;

/// <summary>
/// Attributes that an edit adds to objects, such as a cache: nobody else knows them, so that an object that has one more is not
/// another object for that.
/// </summary>
internal static partial class AddedAttributes
{
    // Who looks at all attributes sees these too.
    private static readonly string[] WholeObjects =
    [
        "__dict__",
        "vars(",
        "dir(",
        "__getstate__",
        "__setattr__",
        "__getattr",
        "pickle",
        "deepcopy",
    ];

    /// <param name="root">The baseline's worktree.</param>
    /// <param name="before">The edited files at the baseline.</param>
    /// <param name="after">The same with the edit.</param>
    /// <returns>Names that are stored in <c>self</c>, and stand in no Python file of the baseline.</returns>
    public static IReadOnlyList<string> Of(
        string root,
        IReadOnlyCollection<string> before,
        IReadOnlyCollection<string> after
    )
    {
        var names = after
            .SelectMany(text => Stored().Matches(text))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .Where(name => !before.Any(text => Has(text, name)))
            .ToList();
        if (
            names.Count == 0
            || after.Any(text =>
                WholeObjects.Any(word => text.Contains(word, StringComparison.Ordinal))
            )
        )
        {
            return [];
        }

        foreach (
            var file in Directory.EnumerateFiles(
                root,
                "*.py",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.ReparsePoint,
                }
            )
        )
        {
            var text = File.ReadAllText(file);
            names.RemoveAll(name => Has(text, name));
        }

        return names.Order(StringComparer.Ordinal).ToList();
    }

    private static bool Has(string text, string name) =>
        text.Contains(name, StringComparison.Ordinal);

    [GeneratedRegex(@"\bself\.(?<name>\w+)\s*(:[^=\n]+)?=(?!=)", RegexOptions.ExplicitCapture)]
    private static partial Regex Stored();
}
