namespace Orders.Book;

/// <summary>Questions about a list of orders.</summary>
public sealed class OrderBook(List<OrderLine> lines)
{
    private const int Large = 100;

    /// <summary>Whether anyone ordered a large quantity.</summary>
    public bool HasLargeOrders()
    {
        return lines.Count(line => line.Quantity >= Large) > 0;
    }

    /// <summary>Whether anyone ordered a product at a discount.</summary>
    public bool HasDiscounts()
    {
        return lines.Where(line => line.Price.Cents < 0).Count() != 0;
    }

    /// <summary>How often each product was ordered.</summary>
    public Dictionary<string, int> CountByProduct()
    {
        var counts = new Dictionary<string, int>();
        foreach (var line in lines)
        {
            if (counts.ContainsKey(line.Product))
            {
                counts[line.Product] = counts[line.Product] + line.Quantity;
            }
            else
            {
                counts[line.Product] = line.Quantity;
            }
        }

        return counts;
    }

    /// <summary>The price of the order that came first.</summary>
    public Money FirstPrice()
    {
        return lines.First().Price;
    }

    /// <summary>The sum of all prices.</summary>
    public Money Total()
    {
        var total = new Money(0);
        for (var i = 0; i < lines.Count(); i++)
        {
            total += lines[i].Price * lines[i].Quantity;
        }

        return total;
    }

    /// <summary>Whether a name is one a customer may have.</summary>
    public bool IsName(string name)
    {
        return name.Length is > 0 and < 100;
    }
}
