static decimal Total(Dictionary<string, Dictionary<int, decimal>> lists, string list, int[] items)
{
    decimal total = 0;
    if (!lists.TryGetValue(list, out var prices))
    {
        return total;
    }

    foreach (var item in items)
    {
        if (prices.TryGetValue(item, out var price))
        {
            total += price;
        }
    }

    return total;
}
