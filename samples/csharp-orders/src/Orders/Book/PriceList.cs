namespace Orders.Book;

/// <summary>Prices that are looked up once, since asking for one is dear.</summary>
public sealed class PriceList(Func<string, Money> ask)
{
    private readonly Dictionary<string, Money> _known = [];

    /// <summary>The price of a product; asks only when it is not known.</summary>
    public Money Of(string product)
    {
        if (!_known.ContainsKey(product))
        {
            _known.Add(product, ask(product));
        }

        return _known[product];
    }
}
