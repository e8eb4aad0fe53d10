using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>Finds the options by which a project builds its tests, where they are off unless asked for.</summary>
internal static partial class TestOptions
{
    /// <summary>Cache entries that would turn them on, as <c>NAME=ON</c>.</summary>
    /// <param name="cache">The text of <c>CMakeCache.txt</c>.</param>
    public static IReadOnlyList<string> Off(string cache) =>
        Option()
            .Matches(cache)
            .Select(match => $"{match.Groups["name"].Value}=ON")
            .Distinct()
            .ToList();

    // MYLIB_BUILD_TESTS, MYLIB_TEST, ENABLE_TESTING, JSON_BuildTests.
    [GeneratedRegex(
        @"^(?<name>\w*(TEST|TESTS|TESTING|Test|Tests|Testing|UNITTESTS|UNIT_TESTS)):BOOL=(OFF|FALSE|NO|0|off)\r?$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline
    )]
    private static partial Regex Option();
}
