using PieBot.Core.Languages.Cpp.Testing;

namespace PieBot.Core.Languages.Cpp.Building;

/// <summary>
/// Test programs of a project that builds them and tells CTest of none (no <c>add_test()</c>): a framework in them shows that
/// they are tests, and CTest's own file gets a line for each.
/// </summary>
internal static class UnlistedTests
{
    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <param name="folder">Of a build that has ended.</param>
    public static void List(string folder) =>
        File.WriteAllLines(
            Path.Combine(folder, "CTestTestfile.cmake"),
            Directory
                .EnumerateFiles(folder, "*", Everywhere)
                .Where(IsTest)
                .Order(StringComparer.Ordinal)
                .SelectMany(program => Lines(Path.GetRelativePath(folder, program), program))
        );

    private static bool IsTest(string file) =>
        !file.Contains("/CMakeFiles/", StringComparison.Ordinal)
        && !Path.GetFileName(file).Contains(".so", StringComparison.Ordinal)
        && TestProgram.FrameworkOf(file) != CppFramework.Own;

    // It is run where CTest would run it by default: in the folder of its own list, where it is mostly built to.
    private static string[] Lines(string name, string program) =>
        [
            $"""add_test("{name}" "{program}")""",
            $"""set_tests_properties("{name}" PROPERTIES WORKING_DIRECTORY "{Path.GetDirectoryName(program)}")""",
        ];
}
