using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Languages.Cpp.Testing;

/// <summary>Reads the JUnit file that <c>ctest --output-junit</c> writes.</summary>
internal static partial class CTestReport
{
    private const long LargestReport = 256L << 20;

    /// <summary>What a run of ctest came to.</summary>
    /// <param name="report">The file that it was to write.</param>
    public static TestResults Read(string report, ProcessResult run, TimeSpan timeout)
    {
        if (TestResults.Ended(run, timeout) is { } ended)
        {
            return ended;
        }

        if (!File.Exists(report))
        {
            return TestResults.Unfinished(
                run,
                $"no test results were written: {BuildLog.LastWords(run)}"
            );
        }

        if (new FileInfo(report).Length > LargestReport)
        {
            return TestResults.Broken(
                $"the tests wrote more than {LargestReport >> 20} MiB into their report"
            );
        }

        try
        {
            using var reader = new StreamReader(report);
            return Parse(reader)
                .Results(run.Output.Contains("***Timeout", StringComparison.Ordinal)) with
            {
                Killed = Killed(run.Output),
            };
        }
        catch (XmlException exception)
        {
            return TestResults.Broken($"the test results are cut off: {exception.Message}");
        }
    }

    /// <exception cref="XmlException">It is cut off.</exception>
    public static ReportedTests Parse(TextReader xml)
    {
        using var reader = XmlReader.Create(
            xml,
            // Tests print what XML does not allow.
            new() { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit }
        );
        return ReportedTests.Of(
            XDocument
                .Load(reader)
                .Descendants("testcase")
                .Select(test => new ReportedTest(
                    (string?)test.Attribute("name") ?? "",
                    Outcome((string?)test.Attribute("status")),
                    LastWords((string?)test.Element("system-out"))
                ))
        );
    }

    // A program says at its end why it fails.
    private static string? LastWords(string? output) =>
        output
            ?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .LastOrDefault();

    // The report says of all failures the same; the list at the end of the output says how a process ended.
    private static HashSet<string> Killed(string output) =>
        KilledLine()
            .Matches(output)
            .Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"^\s*\d+ - (?<name>.+) \(Subprocess (killed|terminated|interrupted)\)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex KilledLine();

    private static TestOutcome Outcome(string? status) =>
        status switch
        {
            "run" => TestOutcome.Passed,
            "notrun" or "disabled" => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        };
}
