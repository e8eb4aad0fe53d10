using PieBot.Tool.Reports;

namespace PieBot.Tests.Reports;

public sealed class MSBuildReportTests
{
    [Fact]
    public void What_is_faster_is_a_warning_and_nothing_else_is_one()
    {
        var lines = Lines(LargeRun.Of(2, 3));

        Assert.Equal(3, lines.Length);
        Assert.Equal(
            "/r/src/A.cs(4,1,5,1): warning PIE0001: title. title (CA1854, c-0).",
            lines[0].Replace('\\', '/')
        );
        Assert.Contains("2 faster, 3 not faster", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_outside_makes_no_line_of_its_own()
    {
        var lines = Lines(LargeRun.Of(1, 0, "x\r\nA.cs(1,1): error CS1: y\u2028\u0085z\u001b[2J"));

        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain("\u001b", lines[0], StringComparison.Ordinal);
    }

    private static string[] Lines(RunReport report) =>
        MSBuildReport
            .Write(report, "/r", "warning")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
