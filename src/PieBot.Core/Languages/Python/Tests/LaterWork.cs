using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.Python.Tests;

/// <summary>
/// Whether a function leaves work for later, as far as its text tells: then its own time is not the work's. What else it
/// returns shows itself when its calls are observed.
/// </summary>
internal static partial class LaterWork
{
    /// <param name="text">The whole function, with decorators.</param>
    public static bool IsIn(string text) =>
        Suspends().IsMatch(text)
        || ReturnsLazily().IsMatch(text)
        || ReturnedNames()
            .Matches(text)
            .Select(match => match.Groups["name"].Value)
            .Any(name =>
                // A function or class inside it; the first line that starts so is the function itself.
                Regex.IsMatch(
                    text,
                    $@"^[ \t]+(async\s+)?def\s+{Regex.Escape(name)}\s*\(|\b{Regex.Escape(name)}\s*=\s*lambda\b",
                    RegexOptions.Multiline | RegexOptions.CultureInvariant
                )
            );

    [GeneratedRegex(@"\byield\b|\basync\s", RegexOptions.CultureInvariant)]
    private static partial Regex Suspends();

    [GeneratedRegex(
        @"\breturn\s+\(?\s*(lambda\b|(itertools\.\w+|functools\.partial|partial|map|filter|zip|enumerate|reversed|iter|chain|islice|starmap|takewhile|dropwhile|accumulate)\s*\(|\([^\n]*\sfor\s[^\n]*\)\s*$)|\breturn\s+\([^\n\[\]{}]*\sfor\s",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex ReturnsLazily();

    [GeneratedRegex(
        @"\breturn\s+(?<name>[A-Za-z_]\w*)\s*(#|$)",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex ReturnedNames();
}
