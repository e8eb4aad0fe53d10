using PieBot.Core.Proposals.Models.Replies;

namespace PieBot.Core.Tests.Proposals.Models.Replies;

public sealed class ClaimsTests
{
    // Speedup 3.42, saving 71 %, 12.5 µs → 3.65 µs.
    private static readonly double[] Measured = [3.4217, 70.775, 12.5, 3.653];

    [Theory]
    [InlineData("The set answers at once, where the list was searched each time.")]
    [InlineData("Saves 71 % of the time, 3.42× faster.")]
    [InlineData("From 12.5 µs to 3.65 µs, about 3.4 times as fast.")]
    [InlineData("It goes from O(n²) and O(n * m) to O(n) and O(1).")]
    [InlineData("Int32 and SHA256 and UTF8 are names, and 42 stands in the code.")]
    [InlineData("A double is added, half is not said.", "half")]
    [InlineData("It is 4 times faster.", "4")]
    [InlineData("Saves 72 % of the time.", "72")]
    [InlineData("It is 3.5× faster.", "3.5")]
    [InlineData("It is twice as fast.", "twice")]
    [InlineData("It is ten times faster.", "ten times")]
    [InlineData("An order of magnitude.", "order of magnitude")]
    [InlineData("It doubles the throughput.", "doubles")]
    [InlineData("Allocates 1,024 bytes less.", "1,024")]
    [InlineData("It is 100x faster.", "100")]
    public void Finds_figures_that_were_not_measured(string text, string? claim = null) =>
        Assert.Equal(claim, Claims.Check(text, Measured, "var answer = 42;"));
}
