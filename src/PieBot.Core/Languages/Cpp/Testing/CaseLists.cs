using System.Globalization;

namespace PieBot.Core.Languages.Cpp.Testing;

/// <summary>What test programs print when asked for their cases, and how they are told to run one.</summary>
internal static class CaseLists
{
    /// <summary>Cases by what the framework is asked for them with.</summary>
    public static IReadOnlyList<string> GoogleTest(string output)
    {
        // A suite ends with a dot and its cases are indented; what parameters a case has is a comment.
        var cases = new List<string>();
        var suite = "";
        foreach (var line in Lines(output).Select(line => line.Split("  #")[0].TrimEnd()))
        {
            if (!line.StartsWith(' '))
            {
                suite = line.EndsWith('.') ? line : "";
            }
            else if (
                suite.Length > 0
                && !line.Contains("DISABLED_", StringComparison.Ordinal)
                && !suite.StartsWith("DISABLED_", StringComparison.Ordinal)
            )
            {
                cases.Add(suite + line.Trim());
            }
        }

        return cases;
    }

    /// <summary>A name a line, between lines that doctest marks as its own.</summary>
    public static IReadOnlyList<string> Doctest(string output) =>
        Lines(output)
            .Where(line =>
                !line.StartsWith("[doctest]", StringComparison.Ordinal)
                && !line.StartsWith("====", StringComparison.Ordinal)
            )
            .ToList();

    /// <summary>Version 2: indented names, between a heading and their number. Version 3: a name a line. Hidden cases are not among them.</summary>
    public static IReadOnlyList<string> Catch2(string output)
    {
        var lines = Lines(output).ToList();
        return (HasCatch2Frame(lines) ? lines[1..^1] : lines).Select(line => line.Trim()).ToList();
    }

    /// <summary>Whether this is a whole list of version 2, which ends with the number of cases as its exit code.</summary>
    public static bool IsWholeCatch2(string output) => HasCatch2Frame(Lines(output).ToList());

    private static bool HasCatch2Frame(List<string> lines) =>
        lines is ["All available test cases:", .., { } number]
        && number
            == string.Create(
                CultureInfo.InvariantCulture,
                $"{lines.Count - 2} test case{(lines.Count == 3 ? "" : "s")}"
            );

    /// <summary>Arguments that have a program run one case.</summary>
    public static IReadOnlyList<string> Filter(CppFramework framework, string name) =>
        framework switch
        {
            CppFramework.GoogleTest => [$"--gtest_filter={name}"],
            CppFramework.Doctest => [$"--test-case={Escaped(name, ",")}"],
            CppFramework.Catch2 => [Escaped(name, "\\,[]*")],
            _ => [],
        };

    private static string Escaped(string name, string special) =>
        string.Concat(
            name.Select(one =>
                special.Contains(one, StringComparison.Ordinal) ? $"\\{one}" : $"{one}"
            )
        );

    private static IEnumerable<string> Lines(string output) =>
        output.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0);
}
