using PieBot.Core.Configuration;

namespace PieBot.Core.Tests.Runs.Shards;

public sealed class ShardTests
{
    [Theory]
    [InlineData("1/1")]
    [InlineData("3/8")]
    [InlineData("256/256")]
    public void Reads_what_it_writes(string text)
    {
        Assert.True(Shard.TryParse(text, out var shard));
        Assert.Equal(text, shard.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("0/8")]
    [InlineData("9/8")]
    [InlineData("-1/8")]
    [InlineData("+1/8")]
    [InlineData("1/8/2")]
    [InlineData(" 1/8")]
    [InlineData("1/257")]
    [InlineData("1/99999999999")]
    public void Refuses_what_is_no_shard(string text) => Assert.False(Shard.TryParse(text, out _));
}
