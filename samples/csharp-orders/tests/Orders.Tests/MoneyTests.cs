namespace Orders.Tests;

public class MoneyTests
{
    [Theory]
    [InlineData(5, "0.05")]
    [InlineData(1250, "12.50")]
    public void Shows_two_decimals(long cents, string text) =>
        Assert.Equal(text, new Money(cents).ToString());

    [Fact]
    public void Adds_and_multiplies() =>
        Assert.Equal(new Money(700), (new Money(100) + new Money(250)) * 2);
}
