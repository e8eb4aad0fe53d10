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
                $"N{n},Ann,apples,{n}",
                OrderText.ToRow(new($"N{n}", "Ann", "apples", n, new(5)))
            );
        }
    }

    [Fact]
    public void Adds_quantities()
    {
        var rows = Enumerable.Range(0, 500).Select(n => $"apples from far away:{n}").ToList();

        Assert.Equal(124750, OrderText.Quantities(rows));
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

    [Theory]
    [InlineData("ABC-1234", true)]
    [InlineData("abc-1234", false)]
    public void Knows_a_code(string text, bool has) => Assert.Equal(has, OrderText.HasCode(text));

    [Fact]
    public void Splits_words() =>
        Assert.Equal(["to", "Ann", "with", "thanks"], OrderText.Words("to,Ann;with thanks"));

    [Fact]
    public void Makes_a_fingerprint() =>
        Assert.Equal(
            "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08",
            OrderText.Fingerprint("test")
        );
}
