using System.Xml;
using System.Xml.Linq;

namespace PieBot.Core.Languages.Testing;

/// <summary>Reads JUnit XML, which most test runners outside of .NET can write.</summary>
internal static class JUnit
{
    private const long LargestReport = 256L << 20;

    /// <summary>Ids are <c>class.name</c>, or the name alone.</summary>
    /// <param name="files">Of one run; of several files each adds its tests.</param>
    /// <returns>Broken when a file is cut off, or when no test was run.</returns>
    public static TestResults Read(IReadOnlyList<string> files)
    {
        var found = new List<ReportedTest>();
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            if (new FileInfo(file).Length > LargestReport)
            {
                return TestResults.Broken(
                    $"the tests wrote more than {LargestReport >> 20} MiB into {Path.GetFileName(file)}"
                );
            }

            try
            {
                using var reader = new StreamReader(file);
                found.AddRange(Cases(reader));
            }
            catch (XmlException exception)
            {
                return TestResults.Broken(
                    $"{Path.GetFileName(file)} is not a complete JUnit XML file: {exception.Message}"
                );
            }
        }

        return ReportedTests.Of(found).Results();
    }

    /// <summary>The test cases of one file, in its order.</summary>
    /// <exception cref="XmlException">Not a whole XML file: the run was cut off.</exception>
    public static IReadOnlyList<ReportedTest> Cases(TextReader reader)
    {
        var settings = new XmlReaderSettings
        {
            CheckCharacters = false,
            DtdProcessing = DtdProcessing.Prohibit,
        };
        using var xml = XmlReader.Create(reader, settings);
        // Some runners name elements in a namespace.
        return XDocument
            .Load(xml)
            .Descendants()
            .Where(one => one.Name.LocalName == "testcase")
            .Select(one => new ReportedTest(Id(one), Outcome(one), Message(one)))
            .ToList();
    }

    private static string? Message(XElement test) =>
        test.Elements().FirstOrDefault(one => one.Name.LocalName is "failure" or "error")
            is { } failure
            ? (string?)failure.Attribute("message") ?? failure.Value
            : null;

    private static string Id(XElement test)
    {
        var name = (string?)test.Attribute("name") ?? "";
        var type = (string?)test.Attribute("classname") ?? "";
        return
            type.Length == 0
            || type == name
            || name.StartsWith(type + ".", StringComparison.Ordinal)
            ? name
            : $"{type}.{name}";
    }

    private static TestOutcome Outcome(XElement test)
    {
        var marks = test.Elements().Select(one => one.Name.LocalName).ToHashSet();
        // CTest and some others say it in an attribute alone.
        var status = (string?)test.Attribute("status") ?? "";
        return marks.Contains("failure") || marks.Contains("error") || status is "fail" or "failed"
                ? TestOutcome.Failed
            : marks.Contains("skipped") || status is "notrun" or "disabled" or "skipped"
                ? TestOutcome.Skipped
            : TestOutcome.Passed;
    }
}
