using PieBot.Core.Languages.Cpp.Testing;
using PieBot.Core.Languages.CSharp.Building;
using PieBot.Core.Languages.Testing;
using PieBot.Core.Processes;

namespace PieBot.Core.Tests.Languages.Testing;

public sealed class SignalledTestsTests
{
    [Theory]
    // From outside, and not again: it says nothing.
    [InlineData("137 0", null, false)]
    [InlineData("143 0", null, false)]
    // Again: nobody can explain it.
    [InlineData("137 137", "SIGKILL", true)]
    [InlineData("139 137", "SIGKILL", true)]
    [InlineData("137 139", "SIGSEGV", true)]
    // A crash that repeats is the edit's, one that does not is nobody's.
    [InlineData("139 139", "SIGSEGV", false)]
    [InlineData("134 139", "SIGSEGV", false)]
    [InlineData("139 0", "SIGSEGV", true)]
    // An exit code that the program chose is its own.
    [InlineData("3", "own", false)]
    public async Task What_a_signal_ended_is_run_once_more(
        string exitCodes,
        string? words,
        bool unexplained
    )
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");
        var left = new Queue<string>(exitCodes.Split(' '));

        var results = await TestResults.SettledAsync(() => Task.FromResult(Run(left.Dequeue())));

        Assert.Empty(left);
        Assert.Equal(unexplained, results.IsUnexplained);
        if (words is null)
        {
            Assert.Null(results.Fault);
            Assert.Single(results.Outcomes);
        }
        else
        {
            Assert.Contains(words, results.Fault, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_PieBot_ended_itself_bears_no_signal()
    {
        var run = new ProcessResult(137, "", "", true, TimeSpan.Zero);

        Assert.Null(run.Signal);
        Assert.Null((run with { TimedOut = false, Breach = "used too much" }).Signal);
    }

    [Fact]
    public async Task The_cause_goes_through_the_sum_of_several_projects()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");
        var killed = await TestResults.SettledAsync(() => Task.FromResult(Run("137")));

        var joined = TestResults.Join([("a", Run("0")), ("b", killed)]);

        Assert.True(joined.IsUnexplained);
        Assert.Equal("SIGKILL", joined.Signal!.Name);
    }

    [Fact]
    public void CTest_names_the_tests_that_were_killed()
    {
        var report = Path.GetTempFileName();
        File.WriteAllText(
            report,
            """
            <testsuite>
              <testcase name="shot (twice)" status="fail"/>
              <testcase name="segv" status="fail"/>
              <testcase name="red" status="fail"/>
            </testsuite>
            """
        );
        // As ctest 3.25 prints it.
        const string output = """
            The following tests FAILED:
            	  1 - shot (twice) (Subprocess killed)
            	  2 - segv (SEGFAULT)
            	 13 - red (Failed)
            """;

        var results = CTestReport.Read(
            report,
            new(8, output, "", false, TimeSpan.Zero),
            TimeSpan.FromSeconds(9)
        );

        File.Delete(report);
        Assert.Equal(["shot (twice)"], results.Killed);
    }

    // As vstest 18.7 prints them, of a host that SIGKILL ended and of one that .NET ended.
    [Theory]
    [InlineData("The active test run was aborted. Reason: Test host process crashed\n", false)]
    [InlineData(
        "The active test run was aborted. Reason: Test host process crashed : Stack overflow.\n",
        true
    )]
    public void A_host_that_ends_without_words_was_ended_from_outside(string output, bool crash)
    {
        var trx = Path.GetTempFileName();
        File.WriteAllText(
            trx,
            """
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
              <ResultSummary outcome="Failed"><Counters total="0" /></ResultSummary>
            </TestRun>
            """
        );

        var results = TestRun.Read(
            trx,
            new(1, output, "", false, TimeSpan.Zero),
            TimeSpan.FromSeconds(9)
        );

        File.Delete(trx);
        Assert.Equal(crash, results.Signal!.IsCrash);
        Assert.NotNull(results.Fault);
    }

    private static TestResults Run(string exitCode) =>
        exitCode == "0"
            ? new(new Dictionary<string, TestOutcome> { ["a"] = TestOutcome.Passed }, false, null)
            : TestResults.Unfinished(
                new(int.Parse(exitCode), "", "last words", false, TimeSpan.Zero),
                "own"
            );
}
