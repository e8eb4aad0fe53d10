namespace Pairs.KeysThenIndex;

public static class Stock
{
    public static string Listed(Dictionary<string, int> counts)
    {
        var total = 0;
        var names = new List<string>();
        foreach (var name in counts.Keys)
        {
            total += counts[name];
            if (counts[name] > 500)
            {
                names.Add(name);
            }
        }

        return $"{total} {names.Count}";
    }

    public static int Sum(SortedDictionary<string, string> texts)
    {
        var sum = 0;
        foreach (string key in texts.Keys)
        {
            sum += key.Length * texts[key].Length;
        }

        return sum;
    }
}

public static class Driver
{
    public static object Run()
    {
        var counts = Enumerable.Range(0, 1000).ToDictionary(i => $"name{i}", i => i);
        var texts = new SortedDictionary<string, string>(counts.ToDictionary(one => one.Key, one => one.Key));
        return Stock.Listed(counts) + Stock.Sum(texts);
    }
}
