using System.Xml;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Tests.Languages.CSharp.Building;

public sealed class TrxTests
{
    private static IReadOnlyDictionary<string, TestOutcome> Parse(string results, string tests) =>
        Report(results, tests).Outcomes;

    private static ReportedTests Report(string results, string tests) =>
        Trx.Parse(
            new StringReader(
                $"""
                <?xml version="1.0" encoding="utf-8"?>
                <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
                  <Results>{results}</Results>
                  <TestDefinitions>{tests}</TestDefinitions>
                </TestRun>
                """
            )
        );

    private static string Result(string id, string name, string outcome) =>
        $"""<UnitTestResult testId="{id}" testName="{name}" outcome="{outcome}" />""";

    private static string Definition(string id, string type) =>
        $"""<UnitTest id="{id}"><TestMethod className="{type}" name="x" /></UnitTest>""";

    [Fact]
    public void Puts_the_class_before_a_bare_name_and_leaves_a_full_one()
    {
        var outcomes = Parse(
            Result("1", "Adds(2)", "Passed") + Result("2", "Ns.Sums.Adds(n: 1)", "Failed"),
            Definition("1", "Ns.Sums, Old.Assembly, Version=1.0.0.0") + Definition("2", "Ns.Sums")
        );

        Assert.Equal(TestOutcome.Passed, outcomes["Ns.Sums.Adds(2)"]);
        Assert.Equal(TestOutcome.Failed, outcomes["Ns.Sums.Adds(n: 1)"]);
    }

    [Fact]
    public void Counts_rows_that_share_a_name_alike_in_any_order()
    {
        var one = Parse(Result("1", "A", "Passed") + Result("1", "A", "Failed"), "");
        var other = Parse(Result("1", "A", "Failed") + Result("1", "A", "Passed"), "");

        Assert.Equal(2, one.Count);
        Assert.Equal(one, other);
    }

    [Fact]
    public void Tells_the_first_words_of_a_failure()
    {
        var report = Report(
            """<UnitTestResult testId="1" testName="A" outcome="Failed"><Output><ErrorInfo><Message>&#xA;  Assert.Equal() Failure&#xA;Expected: 1</Message></ErrorInfo></Output></UnitTestResult>"""
                + Result("2", "B", "Passed"),
            ""
        );

        Assert.Equal([new("A", "Assert.Equal() Failure")], report.Messages);
    }

    [Theory]
    [InlineData("NotExecuted", "Skipped")]
    [InlineData("Timeout", "Failed")]
    [InlineData("Aborted", "Failed")]
    [InlineData("Error", "Failed")]
    [InlineData("Passed", "Passed")]
    public void Takes_every_unknown_outcome_for_a_failure(string outcome, string expected) =>
        Assert.Equal(expected, Parse(Result("1", "A", outcome), "")["A"].ToString());

    [Fact]
    public void Does_not_take_a_file_that_is_cut_off_for_a_result() =>
        Assert.Throws<XmlException>(() => Trx.Parse(new StringReader("<TestRun><Results>")));
}
