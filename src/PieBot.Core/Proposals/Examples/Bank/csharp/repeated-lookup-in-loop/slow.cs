static decimal Total(Dictionary<string, Dictionary<int, decimal>> lists, string list, int[] items)
{
    decimal total = 0;
    foreach (var item in items)
    {
        if (lists.ContainsKey(list) && lists[list].ContainsKey(item))
        {
            total += lists[list][item];
        }
    }

    return total;
}
