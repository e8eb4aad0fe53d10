using System.Text;
using PieBot.Tests.Reports;
using PieBot.Tool.GitHub;

namespace PieBot.Tests.GitHub;

public sealed class CheckRunTests
{
    [Fact]
    public void Annotations_come_in_batches_that_GitHub_takes()
    {
        var check = CheckRun.Of(LargeRun.Of(faster: 120, others: 7));

        Assert.Equal([50, 50, 20], check.Batches.Select(batch => batch.Count));
        Assert.Equal(("success", "120 edits proved faster"), (check.Conclusion, check.Title));
        var first = check.Batches[0][0];
        Assert.Equal(("src/A.cs", 4, 5), (first.Path, first.StartLine, first.EndLine));
        Assert.Equal("A.M: 2.00× as fast", first.Title);
    }

    [Fact]
    public void Without_gains_there_is_nothing_to_annotate_and_nothing_is_red()
    {
        var check = CheckRun.Of(LargeRun.Of(0, 3));

        Assert.Empty(check.Batches);
        Assert.Equal(("success", "Nothing proved faster"), (check.Conclusion, check.Title));
    }

    [Fact]
    public void A_lost_shard_makes_the_answer_neutral()
    {
        var check = CheckRun.Of(
            LargeRun.Of(1, 0) with
            {
                Shards = 2,
                ShardNotices = ["Shard 2/2 left nothing: 4 of its 4 candidates are not verified"],
            }
        );

        Assert.Equal("neutral", check.Conclusion);
        Assert.Contains("Shard 2/2 left nothing", check.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_longer_than_GitHub_takes()
    {
        var check = CheckRun.Of(LargeRun.Of(300, 3000, new('€', 40_000)));

        Assert.InRange(Encoding.UTF8.GetByteCount(check.Summary), 30_000, CheckRun.MostSummary);
        Assert.All(
            check.Batches.SelectMany(batch => batch),
            one =>
            {
                Assert.InRange(one.Title.Length, 1, 255);
                Assert.InRange(Encoding.UTF8.GetByteCount(one.Message), 1, 64 << 10);
            }
        );
    }

    [Fact]
    public void Text_from_outside_is_one_plain_line()
    {
        var one = CheckRun.Of(LargeRun.Of(1, 0, LargeRun.Hostile)).Batches[0][0];

        Assert.DoesNotContain('\u202e', one.Message);
        Assert.DoesNotContain('\n', one.Message);
    }
}
