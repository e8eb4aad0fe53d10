static string Cheapest(IEnumerable<KeyValuePair<string, decimal>> prices)
{
    return prices.MinBy(price => price.Value).Key;
}
