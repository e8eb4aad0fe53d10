using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Tests.Languages.Testing;

public sealed class JUnitTests
{
    [Fact]
    public void Tells_outcomes_of_several_files_by_class_and_name()
    {
        var results = Read(
            """
            <testsuites><testsuite name="s">
              <testcase classname="pkg.A" name="adds"/>
              <testcase classname="pkg.A" name="fails"><failure message="no"/></testcase>
              <testcase classname="pkg.A" name="breaks"><error/></testcase>
              <testcase classname="pkg.A" name="waits"><skipped/></testcase>
              <testcase classname="same" name="same"/>
            </testsuite></testsuites>
            """,
            """
            <testsuite><testcase name="row"/><testcase name="row"><failure/></testcase>
            <testcase name="ctest" classname="ctest" status="fail"/><testcase name="off" status="notrun"/></testsuite>
            """
        );

        Assert.Null(results.Fault);
        Assert.Equal(
            new Dictionary<string, TestOutcome>
            {
                ["pkg.A.adds"] = TestOutcome.Passed,
                ["pkg.A.fails"] = TestOutcome.Failed,
                ["pkg.A.breaks"] = TestOutcome.Failed,
                ["pkg.A.waits"] = TestOutcome.Skipped,
                ["same"] = TestOutcome.Passed,
                ["row"] = TestOutcome.Passed,
                ["row#2"] = TestOutcome.Failed,
                ["ctest"] = TestOutcome.Failed,
                ["off"] = TestOutcome.Skipped,
            },
            results.Outcomes
        );
    }

    [Theory]
    [InlineData("<testsuite tests='0'/>", "no test was run")]
    [InlineData("<testsuite><testcase name='a'/>", "not a complete JUnit XML file")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><testsuite/>", "not a complete JUnit XML file")]
    public void Is_broken_by_a_report_that_says_nothing(string xml, string words) =>
        Assert.Contains(words, Read(xml).Fault, StringComparison.Ordinal);

    private static TestResults Read(params string[] texts)
    {
        using var folder = new TemporaryFolder();
        var files = texts.Select((_, at) => Path.Combine(folder.Path, $"{at}.xml")).ToList();
        foreach (var (file, text) in files.Zip(texts))
        {
            File.WriteAllText(file, text);
        }

        return JUnit.Read(files);
    }
}
