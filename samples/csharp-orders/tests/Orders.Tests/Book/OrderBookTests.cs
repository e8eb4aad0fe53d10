using Orders.Book;

namespace Orders.Tests.Book;

public class OrderBookTests
{
    private static readonly List<OrderLine> Lines = Enumerable
        .Range(0, 2000)
        .Select(n => new OrderLine(
            $"N{n:00000}",
            $"customer {n % 97}",
            $"product {n % 211}",
            n % 50 == 7 ? 150 : n % 9,
            new(100 + n)
        ))
        .ToList();

    private readonly OrderBook _book = new(Lines);

    [Fact]
    public void Sees_a_large_order() => Assert.True(_book.HasLargeOrders());

    [Fact]
    public void Sees_no_large_order_where_there_is_none() =>
        Assert.False(new OrderBook(Lines.Where(line => line.Quantity < 100).Take(20).ToList()).HasLargeOrders());

    [Fact]
    public void Counts_products()
    {
        var counts = _book.CountByProduct();

        Assert.Equal(211, counts.Count);
        Assert.Equal(Lines.Sum(line => line.Quantity), counts.Values.Sum());
    }

    [Fact]
    public void Knows_the_first_price() => Assert.Equal(new Money(100), _book.FirstPrice());

    [Fact]
    public void Has_no_first_price_without_orders() =>
        Assert.Throws<InvalidOperationException>(() => new OrderBook([]).FirstPrice());

    [Fact]
    public void Sums_prices() =>
        Assert.Equal(Lines.Sum(line => line.Price.Cents * line.Quantity), _book.Total().Cents);

    [Fact]
    public void Refuses_an_empty_name() => Assert.False(_book.IsName(""));
}
