using PieBot.Core.Verification;

namespace PieBot.Core.Tests.Verification;

public sealed class TimeLeftTests
{
    [Fact]
    public void Goes_by_what_the_candidates_of_this_run_took()
    {
        var time = new Clock();
        var left = new TimeLeft(time);

        left.Begin(4);
        time.Seconds = 30;
        left.Begin(5);
        Assert.Null(left.Of(4, 10));
        time.Seconds = 60;
        Assert.Equal(TimeSpan.FromSeconds(120), left.Of(6, 10));
        Assert.Null(left.Of(10, 10));
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
