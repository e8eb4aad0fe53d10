namespace Pairs.ListSearchInLoop;

public static class Orders
{
    public static int Known(IReadOnlyList<int> orders, List<int> known)
    {
        var count = 0;
        var knownSet = new HashSet<int>(known);
        foreach (var order in orders)
        {
            if (knownSet.Contains(order))
            {
                count++;
            }
        }

        return count;
    }

    public static List<string> Missing(string[] wanted, string[] present)
    {
        var presentSet = new HashSet<string>(present);
        var missing = wanted.Where(one => !presentSet.Contains(one)).ToList();
        return missing;
    }

    public static int Equal(List<string> wanted, List<string> present)
    {
        var count = 0;
        var presentSet = new HashSet<string>(present);
        for (var i = 0; i < wanted.Count; i++)
        {
            var one = wanted[i];
            count += presentSet.Contains(one) ? 1 : 0;
        }

        return count;
    }
}

public static class Driver
{
    public static object Run()
    {
        var numbers = Enumerable.Range(0, 800).ToList();
        var texts = numbers.Select(n => $"t{n}").ToArray();
        var others = numbers.Select(n => $"t{2 * n}").ToArray();
        return Orders.Known(numbers, numbers.Select(n => 3 * n).ToList())
            + string.Concat(Orders.Missing(texts, others))
            + Orders.Equal([.. texts], [.. others]);
    }
}
