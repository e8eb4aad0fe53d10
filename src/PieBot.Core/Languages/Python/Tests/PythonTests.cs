using System.Text.RegularExpressions;

namespace PieBot.Core.Languages.Python.Tests;

/// <summary>Tells by the test files what they are to be run with.</summary>
internal static partial class PythonTests
{
    public const string Pytest = "pytest";
    public const string Unittest = "unittest";

    private const int MostFiles = 2000;

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <returns><c>unittest</c> when every test file is written for it; null when there is none.</returns>
    public static string? Framework(string folder)
    {
        var files = Directory
            .EnumerateFiles(folder, "*.py", Everywhere)
            .Where(IsTest)
            .Take(MostFiles)
            .ToList();
        return files.Count == 0 ? null
            : files.TrueForAll(file => UnittestOnly().IsMatch(File.ReadAllText(file))) ? Unittest
            : Pytest;
    }

    private static bool IsTest(string file)
    {
        var name = Path.GetFileName(file);
        return name.StartsWith("test", StringComparison.Ordinal)
            || name.EndsWith("_test.py", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"\A(?!.*^\s*(?:import|from)\s+pytest\b).*\bTestCase\b",
        RegexOptions.Singleline | RegexOptions.Multiline
    )]
    private static partial Regex UnittestOnly();
}
