namespace Orders.Book;

/// <summary>Prices that are asked for once, since asking is dear.</summary>
public sealed class PriceList(Func<string, Money> ask)
{
    private readonly Dictionary<string, Money> _known = [];

    /// <summary>What is known so far.</summary>
    public IReadOnlyDictionary<string, Money> Known => _known;

    /// <summary>Asks for the price of a product, unless it is known.</summary>
    public void Learn(string product)
    {
        if (!_known.ContainsKey(product))
        {
            _known.Add(product, ask(product));
        }
    }
}
