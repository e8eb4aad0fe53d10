namespace Orders.Book;

/// <summary>Questions about a list of orders.</summary>
public sealed class OrderBook(List<OrderLine> lines)
{
    private const int Large = 100;

    /// <summary>Whether anyone ordered a large quantity.</summary>
    public bool HasLargeOrders()
    {
        return lines.Where(line => line.Quantity >= Large).Count() > 0;
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

    /// <summary>The first line of each order number.</summary>
    public Dictionary<string, OrderLine> ByNumber()
    {
        var orders = new Dictionary<string, OrderLine>();
        foreach (var line in lines)
        {
            if (!orders.ContainsKey(line.Number))
            {
                orders.Add(line.Number, line);
            }
        }

        return orders;
    }

    /// <summary>Order numbers that were used only once.</summary>
    public HashSet<string> Numbers()
    {
        var numbers = new HashSet<string>();
        foreach (var line in lines)
        {
            if (!numbers.Contains(line.Number))
            {
                numbers.Add(line.Number);
            }
        }

        return numbers;
    }

    /// <summary>Takes the orders of some numbers out of a table, and says how many there were.</summary>
    public int Cancel(Dictionary<string, OrderLine> orders)
    {
        var cancelled = 0;
        foreach (var line in lines)
        {
            if (orders.ContainsKey(line.Number))
            {
                orders.Remove(line.Number);
                cancelled += Weight(line);
            }
        }

        return cancelled;
    }

    /// <summary>The price of the order that came first.</summary>
    public Money FirstPrice()
    {
        return lines.First().Price;
    }

    /// <summary>The first order of a product, if there is one.</summary>
    public OrderLine? Find(string product)
    {
        return lines.FirstOrDefault(line => line.Product == product);
    }

    /// <summary>All customers' names in order.</summary>
    public List<string> Customers()
    {
        return lines.Select(line => line.Customer).OrderBy(name => name).ToList();
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

    private int Weight(OrderLine line)
    {
        return line.Quantity > 0 ? 1 : 0;
    }
}
