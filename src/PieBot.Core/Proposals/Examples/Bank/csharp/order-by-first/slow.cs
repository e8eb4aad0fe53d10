static string Cheapest(IEnumerable<KeyValuePair<string, decimal>> prices)
{
    return prices.OrderBy(price => price.Value).ToList()[0].Key;
}
