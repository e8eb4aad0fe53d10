using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class MeasurementTests
{
    [Theory]
    [InlineData(0.5, "0.50 ns")]
    [InlineData(9.99, "9.99 ns")]
    [InlineData(10, "10.0 ns")]
    [InlineData(99.94, "99.9 ns")]
    [InlineData(100, "100 ns")]
    [InlineData(999, "999 ns")]
    [InlineData(123.4, "123 ns")]
    [InlineData(1000, "1.00 µs")]
    [InlineData(45_600, "45.6 µs")]
    [InlineData(1e6, "1.00 ms")]
    [InlineData(321e6, "321 ms")]
    [InlineData(1e9, "1.00 s")]
    [InlineData(75e9, "75.0 s")]
    public void A_time_is_told_in_the_unit_that_suits_it_with_three_digits(
        double nanoseconds,
        string expected
    ) => Assert.Equal(expected, new UnitTime(nanoseconds).ToString());

    [Theory]
    [InlineData(2, 0.5, "2.00×")]
    [InlineData(1, 0, "1.00×")]
    [InlineData(0.8, -0.25, "0.80×")]
    [InlineData(4, 0.75, "4.00×")]
    public void A_speedup_saves_the_share_that_is_no_longer_spent(
        double ratio,
        double saving,
        string text
    )
    {
        Assert.Equal(saving, new Speedup(ratio).Saving, 12);
        Assert.Equal(text, new Speedup(ratio).ToString());
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(9_999, "9999 B")]
    [InlineData(10_000, "10 KiB")]
    [InlineData(12_288, "12 KiB")]
    [InlineData(9_999_999, "9766 KiB")]
    [InlineData(10_000_000, "10 MiB")]
    [InlineData(52_428_800, "50 MiB")]
    public void Bytes_are_told_in_powers_of_two(double bytes, string expected) =>
        Assert.Equal(expected, Allocated.Bytes(bytes));

    [Fact]
    public void Allocations_are_told_as_before_and_after() =>
        Assert.Equal("4120 B → 24 B", new Allocated(4120, 24).ToString());
}
