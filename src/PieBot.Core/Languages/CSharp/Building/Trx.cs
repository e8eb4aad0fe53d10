using System.Xml;
using System.Xml.Linq;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Languages.CSharp.Building;

/// <summary>Reads the Visual Studio test results format (TRX) that every .NET test runner can write.</summary>
internal static class Trx
{
    private static readonly XNamespace Namespace =
        "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Ids are <c>Class.Name(arguments)</c>.</summary>
    /// <exception cref="XmlException">Not a whole TRX file: the run was cut off.</exception>
    public static ReportedTests Parse(TextReader reader)
    {
        // Names of tests may carry characters that XML 1.0 forbids; runners write them as references.
        var settings = new XmlReaderSettings
        {
            CheckCharacters = false,
            DtdProcessing = DtdProcessing.Prohibit,
        };
        using var xml = XmlReader.Create(reader, settings);
        var document = XDocument.Load(xml);
        var classes = document
            .Descendants(Namespace + "UnitTest")
            .GroupBy(test => (string?)test.Attribute("id") ?? "", StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                group => group.Key,
                group =>
                    (string?)group.First().Element(Namespace + "TestMethod")?.Attribute("className")
                    ?? "",
                StringComparer.OrdinalIgnoreCase
            );
        return ReportedTests.Of(
            document
                .Descendants(Namespace + "UnitTestResult")
                .Select(result => new ReportedTest(
                    Name(result, classes),
                    Outcome((string?)result.Attribute("outcome")),
                    (string?)result.Descendants(Namespace + "Message").FirstOrDefault()
                ))
        );
    }

    private static string Name(XElement result, Dictionary<string, string> classes)
    {
        var name = (string?)result.Attribute("testName") ?? "";
        var id = (string?)result.Attribute("testId") ?? "";
        // MSTest writes an assembly-qualified class name in older versions.
        var type = classes.GetValueOrDefault(id, "").Split(',')[0].Trim();
        return type.Length == 0 || name.StartsWith(type + ".", StringComparison.Ordinal)
            ? name
            : $"{type}.{name}";
    }

    private static TestOutcome Outcome(string? outcome) =>
        outcome switch
        {
            "Passed" or "PassedButRunAborted" or "Completed" or "Warning" => TestOutcome.Passed,
            "NotExecuted" or "NotRunnable" or "Inconclusive" or "Pending" => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        };
}
