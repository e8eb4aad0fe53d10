using PieBot.Core.Timing;

namespace PieBot.Core.Tests.Timing;

public sealed class PValueTests
{
    [Theory]
    [InlineData(0.25, "p = 0.25")]
    [InlineData(0.99, "p = 0.99")]
    [InlineData(0.0001, "p = 0.0001")]
    [InlineData(0.00014, "p = 0.0001")]
    [InlineData(0.00009, "p < 0.0001")]
    [InlineData(0, "p < 0.0001")]
    public void Is_never_told_as_nothing(double value, string expected) =>
        Assert.Equal(expected, PValue.Text(value));
}
