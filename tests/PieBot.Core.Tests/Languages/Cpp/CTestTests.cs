using PieBot.Core.Languages.Cpp.Testing;
using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Tests.Languages.Cpp;

public sealed class CTestTests
{
    [Fact]
    public void Reads_outcomes_from_a_report()
    {
        using var xml = new StringReader(
            """
            <testsuite name="x">
              <testcase name="a" classname="a" time="0.1" status="run"><system-out>ok &#8;</system-out></testcase>
              <testcase name="b" classname="b" time="0.1" status="fail"><failure message=""/><system-out>starts
            b.cpp:3: 1 is not 2
            </system-out></testcase>
              <testcase name="c" classname="c" time="0" status="disabled"><skipped message="Disabled"/></testcase>
              <testcase name="d" classname="d" time="0" status="notrun"><skipped message="SKIP_RETURN_CODE=7"/></testcase>
            </testsuite>
            """
        );

        var report = CTestReport.Parse(xml);

        Assert.Equal([new("b", "b.cpp:3: 1 is not 2")], report.Messages);
        Assert.Equal(
            [
                ("a", TestOutcome.Passed),
                ("b", TestOutcome.Failed),
                ("c", TestOutcome.Skipped),
                ("d", TestOutcome.Skipped),
            ],
            report.Outcomes.Select(one => (one.Key, one.Value))
        );
    }

    [Fact]
    public void Lists_the_tests_that_run_alone()
    {
        const string json = """
            note
            {"tests":[
              {"name":"a","command":["/b/t","x"],"properties":[
                {"name":"ENVIRONMENT","value":["A=1"]},{"name":"WILL_FAIL","value":true},{"name":"WORKING_DIRECTORY","value":"/b"}]},
              {"name":"off","command":["/b/t"],"properties":[{"name":"DISABLED","value":true}]},
              {"name":"second","command":["/b/t"],"properties":[{"name":"FIXTURES_REQUIRED","value":["db"]}]},
              {"name":"unbuilt"}
            ]}
            """;

        var entry = Assert.Single(CTestListing.Parse(json));

        Assert.Equal(["/b/t", "x"], entry.Command);
        Assert.Equal(["A=1"], entry.Environment);
        Assert.Equal("/b", entry.Folder);
        Assert.True(entry.Outcome.Holds(3, null));
        Assert.Equal(4, CTestListing.Count(json));
    }

    [Theory]
    [InlineData(0, "fine", true)]
    [InlineData(9, "fine", true)]
    [InlineData(0, "none", false)]
    [InlineData(0, "fine ERROR", false)]
    [InlineData(7, "fine", false)]
    public void Judges_by_output_where_the_test_asks_for_it(int code, string output, bool passed) =>
        Assert.Equal(
            passed,
            new ExpectedOutcome(false, 7, ["fin[de]"], ["ERR"]).Holds(code, output)
        );

    [Fact]
    public void Reads_what_frameworks_list()
    {
        Assert.Equal(
            ["S.A", "P/T.B/0"],
            CaseLists.GoogleTest(
                "Running main()\nS.\n  A\n  DISABLED_C\nP/T.\n  B/0  # GetParam() = 1\n"
            )
        );
        Assert.Equal(["one, two", "3 test cases"], CaseLists.Catch2("one, two\n3 test cases\n"));
        const string old = "All available test cases:\n  one, two\n  2 more\n2 test cases\n\n";
        Assert.Equal(["one, two", "2 more"], CaseLists.Catch2(old));
        Assert.True(CaseLists.IsWholeCatch2(old));
        Assert.True(CaseLists.IsWholeCatch2("All available test cases:\n  one\n1 test case\n\n"));
        Assert.False(
            CaseLists.IsWholeCatch2("All available test cases:\n  one, two\n2 test cases\n")
        );
        Assert.Equal(
            ["x"],
            CaseLists.Doctest(
                "[doctest] listing all test case names\n=====\nx\n=====\n[doctest] unskipped: 1\n"
            )
        );
        Assert.Equal(["one\\, two"], CaseLists.Filter(CppFramework.Catch2, "one, two"));
        Assert.Empty(CaseLists.GoogleTest(""));
    }
}
