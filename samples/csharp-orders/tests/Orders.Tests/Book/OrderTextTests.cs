using Orders.Book;

namespace Orders.Tests.Book;

public class OrderTextTests
{
    private static readonly string Long = string.Concat(
        Enumerable.Range(0, 400).Select(n => $"please send ABC-{1000 + n} soon; ")
    );

    [Fact]
    public void Writes_a_row()
    {
        for (var n = 0; n < 50; n++)
        {
            Assert.Equal(
                $"Ann,{n}",
                OrderText.ToRow(new($"N{n}", "Ann", "apples", n, new(5)))
            );
        }
    }

    [Fact]
    public void Counts_express_notes()
    {
        var notes = Enumerable.Range(0, 100).Select(n => n % 4 == 0 ? $"EXPRESS {n}" : Long).ToList();

        Assert.Equal(25, OrderText.CountExpress(notes));
    }

    [Fact]
    public void Counts_names_in_any_case()
    {
        var names = Enumerable.Range(0, 300).Select(n => $"Customer {n % 30}").ToList();

        Assert.Equal(10, OrderText.CountSame(names, "CUSTOMER 7"));
    }

    [Fact]
    public void Counts_codes() => Assert.Equal(400, OrderText.CountCodes(Long));

    [Fact]
    public void Knows_the_longest_name()
    {
        var names = Enumerable.Range(0, 5000).Select(n => new string('x', n % 40)).ToArray();

        Assert.Equal(39, OrderText.LongestName(names));
    }
}
