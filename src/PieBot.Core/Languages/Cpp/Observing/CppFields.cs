using System.Text.RegularExpressions;
using PieBot.Core.Changes;
using PieBot.Core.Languages.Cpp.Members;

namespace PieBot.Core.Languages.Cpp.Observing;

/// <summary>
/// The fields of a class that its users can see: public ones, and those that a function hands out as they are. What else an
/// object keeps is its own affair: a right edit may keep it in another way.
/// </summary>
internal static partial class CppFields
{
    private const int MostHeaders = 5000;

    /// <param name="root">Of the checkout: headers that the file includes are read there.</param>
    /// <param name="path">The file, relative to the root.</param>
    /// <param name="name">Of a member function, with its classes: <c>Ledger::balance</c>.</param>
    /// <returns>None where no class of that name is found, or where the function is static.</returns>
    public static IReadOnlyList<string> Seen(string root, string path, string text, string name)
    {
        var parts = name.Split("::");
        if (parts.Length < 2)
        {
            return [];
        }

        var texts = Headers(root, path, text).Prepend(text).ToList();
        var returned = texts
            .SelectMany(one => Returned().Matches(one))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        return texts
                .Select(one =>
                    ClassFields.Of(CppLexer.Tokens(one), parts[^2].Split('<')[0], parts[^1])
                )
                .FirstOrDefault(fields => fields is not null)
                ?.Where(field => field.Public || returned.Contains(field.Name))
                .Select(field => field.Name)
                .ToList()
            ?? [];
    }

    // Those with quotation marks; what stands elsewhere is looked for by the end of its path.
    private static IEnumerable<string> Headers(string root, string path, string text)
    {
        var names = Included().Matches(text).Select(match => match.Groups["path"].Value).ToList();
        if (names.Count == 0)
        {
            return [];
        }

        var folder = Path.GetDirectoryName(Path.Combine(root, path))!;
        var found = names.Select(name => Path.Combine(folder, name)).Where(File.Exists).ToList();
        var missing = names
            .Where(name => !File.Exists(Path.Combine(folder, name)))
            .Select(name => "/" + name.Split("../")[^1])
            .ToList();
        if (missing.Count > 0)
        {
            found.AddRange(
                Directory
                    .EnumerateFiles(root, "*.h*", CheckoutFile.Walk)
                    .Where(file => !file.Contains("/.git/", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
                    .Take(MostHeaders)
                    .Where(file =>
                        missing.Exists(end =>
                            file.Replace('\\', '/').EndsWith(end, StringComparison.Ordinal)
                        )
                    )
            );
        }

        return found.Select(file => SourceFile.Parse(File.ReadAllBytes(file)).Text);
    }

    [GeneratedRegex(
        @"\breturn\s+(this\s*->\s*)?(?<name>[A-Za-z_]\w*)\s*;",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Returned();

    [GeneratedRegex(
        @"^\s*#\s*include\s*""(?<path>[^""]+)""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Included();
}
