using System.Text;
using PieBot.Tool.Reports;

namespace PieBot.Tests.Reports;

public sealed class StepSummaryTests
{
    [Fact]
    public void Shows_what_is_faster_as_bars_and_everything_as_a_table()
    {
        var text = StepSummary.Write(LargeRun.Of(faster: 2, others: 1));

        Assert.Contains("**2 edits proved faster**", text, StringComparison.Ordinal);
        Assert.Contains(
            "A.M  ████████████████████░░░░░░░░░░░░░░░░░░░░   50 %  2.00×",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            5,
            text.Split('\n')
                .Count(line =>
                    line.StartsWith("| ", StringComparison.Ordinal)
                    || line.StartsWith("|--", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void Silence_is_told_in_a_sentence() =>
        Assert.Contains(
            "Nothing was proposed for this change.",
            StepSummary.Write(LargeRun.Of(0, 0)),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_notice_is_quoted_above() =>
        Assert.Contains(
            "\n> Nothing was posted: the token may only read\n",
            StepSummary.Write(LargeRun.Of(1, 0), ["Nothing was posted: the token may only read"]),
            StringComparison.Ordinal
        );

    [Fact]
    public void Is_never_longer_than_GitHub_takes()
    {
        var text = StepSummary.Write(LargeRun.Of(5000, 5000, new('ü', 2000)));

        Assert.InRange(Encoding.UTF8.GetByteCount(text), 900_000, StepSummary.MostBytes);
        Assert.Contains("more candidates are left out here", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3000)]
    [InlineData(65_535)]
    public void Keeps_a_limit_that_is_given(int limit) =>
        Assert.InRange(
            Encoding.UTF8.GetByteCount(
                StepSummary.Write(LargeRun.Of(40, 400, LargeRun.Hostile), limit: limit)
            ),
            limit / 2,
            // The chart and the head have bounds of their own.
            Math.Max(limit, 5000)
        );

    [Fact]
    public void Nothing_from_outside_is_markup()
    {
        var text = StepSummary.Write(LargeRun.Of(1, 1, LargeRun.Hostile));

        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@octocat", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[l](", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', text);
        Assert.DoesNotContain("\n#", text[3..], StringComparison.Ordinal);
        // One block of bars, opened and closed: no name can end it.
        Assert.Equal(
            2,
            text.Split('\n').Count(line => line.StartsWith("```", StringComparison.Ordinal))
        );
    }
}
