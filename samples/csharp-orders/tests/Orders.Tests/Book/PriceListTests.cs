using Orders.Book;

namespace Orders.Tests.Book;

public class PriceListTests
{
    [Fact]
    public void Asks_for_a_price_once()
    {
        var asked = 0;
        var prices = new PriceList(product =>
        {
            asked++;
            return new(product.Length);
        });

        for (var n = 0; n < 100; n++)
        {
            prices.Learn("apples");
        }

        Assert.Equal(1, asked);
        Assert.Equal(new Money(6), prices.Known["apples"]);
    }
}
