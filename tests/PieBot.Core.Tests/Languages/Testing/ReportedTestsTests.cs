using PieBot.Core.Languages.Testing;

namespace PieBot.Core.Tests.Languages.Testing;

public sealed class ReportedTestsTests
{
    [Theory]
    [InlineData(false, "no test was run")]
    [InlineData(true, "a test hung, and none before it ended")]
    public void A_report_without_tests_says_whether_one_hung(bool hung, string fault)
    {
        var results = ReportedTests.Of([]).Results(hung);

        Assert.Equal(hung, results.TimedOut);
        Assert.Equal(fault, results.Fault);
    }
}
