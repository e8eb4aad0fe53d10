using Orders.Book;

namespace Orders.Tests.Book;

public class OrderSearchTests
{
    [Fact]
    public void Puts_notes_below_each_other()
    {
        var notes = Enumerable.Range(0, 1200).Select(n => $"note {n}: leave at the door").ToList();

        Assert.Equal(string.Concat(notes.Select(note => note + "\n")), OrderSearch.AllNotes(notes));
    }

    [Fact]
    public void Has_no_text_without_notes() => Assert.Equal("", OrderSearch.AllNotes([]));

    [Fact]
    public void Counts_orders_of_listed_products()
    {
        var lines = Enumerable
            .Range(0, 800)
            .Select(n => new OrderLine($"N{n}", "Ann", $"product {n % 400}", 1, new(5)))
            .ToList();
        var products = Enumerable.Range(0, 200).Select(n => $"product {n}").ToList();

        Assert.Equal(400, OrderSearch.CountListed(lines, products));
    }

    [Fact]
    public void Counts_shared_numbers()
    {
        var even = Enumerable.Range(0, 800).Select(n => n * 2).ToArray();
        var threes = Enumerable.Range(0, 800).Select(n => n * 3).ToArray();

        Assert.Equal(267, OrderSearch.CountShared(even, threes));
        Assert.Equal(0, OrderSearch.CountShared(even, []));
    }

    [Fact]
    public void Counts_days_between_two()
    {
        var days = Enumerable.Range(0, 300).Select(n => $"2026-{1 + (n % 12):00}-{1 + (n % 28):00}").ToList();

        Assert.Equal(225, OrderSearch.CountBetween(days, "2026-01-01", "2026-09-30"));
        Assert.Equal(0, OrderSearch.CountBetween([], "2026-01-01", "2026-09-30"));
    }
}
