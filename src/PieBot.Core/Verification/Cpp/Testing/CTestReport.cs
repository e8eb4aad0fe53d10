using System.Xml;
using System.Xml.Linq;

namespace PieBot.Verification.Cpp.Testing;

/// <summary>Reads the JUnit file that <c>ctest --output-junit</c> writes.</summary>
internal static class CTestReport
{
    /// <exception cref="XmlException">It is cut off.</exception>
    public static IReadOnlyDictionary<string, TestOutcome> Parse(TextReader xml)
    {
        using var reader = XmlReader.Create(
            xml,
            // Tests print what XML does not allow.
            new() { CheckCharacters = false, DtdProcessing = DtdProcessing.Prohibit }
        );
        var outcomes = new Dictionary<string, TestOutcome>(StringComparer.Ordinal);
        foreach (var test in XDocument.Load(reader).Descendants("testcase"))
        {
            var name = (string?)test.Attribute("name") ?? "";
            var id = name;
            for (var ordinal = 2; outcomes.ContainsKey(id); ordinal++)
            {
                id = $"{name}#{ordinal}";
            }

            outcomes.Add(id, Outcome((string?)test.Attribute("status")));
        }

        return outcomes;
    }

    private static TestOutcome Outcome(string? status) =>
        status switch
        {
            "run" => TestOutcome.Passed,
            "notrun" or "disabled" => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        };
}
