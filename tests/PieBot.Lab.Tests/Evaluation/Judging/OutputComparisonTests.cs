namespace PieBot.Lab.Evaluation.Judging;

public sealed class OutputComparisonTests
{
    [Theory]
    [InlineData("1 2\n3\n", "1 2 3", true)]
    [InlineData("Yes\n", "yes\n", false)]
    [InlineData("1 2 3", "1 2", false)]
    [InlineData("1 2", "1 2 3", false)]
    [InlineData("", "  \n", true)]
    public void Tokens_are_compared_whatever_white_space_is_between(
        string expected,
        string printed,
        bool same
    ) => Assert.Equal(same, OutputComparison.Same(expected, printed));

    [Theory]
    [InlineData("0.30000001", "0.3", true)]
    [InlineData("1000000.5", "1000001", true)]
    [InlineData("0.31", "0.3", false)]
    [InlineData("1e-9", "0", true)]
    [InlineData("100000000", "100000001", false)]
    [InlineData("0.5", "NaN", false)]
    public void Only_numbers_with_a_fraction_may_differ_a_little(
        string expected,
        string printed,
        bool same
    ) => Assert.Equal(same, OutputComparison.Same(expected, printed));
}
