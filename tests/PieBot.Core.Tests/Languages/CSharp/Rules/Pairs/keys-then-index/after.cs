namespace Pairs.KeysThenIndex;

public static class Stock
{
    public static string Listed(Dictionary<string, int> counts)
    {
        var total = 0;
        var names = new List<string>();
        foreach (var (name, value) in counts)
        {
            total += value;
            if (value > 500)
            {
                names.Add(name);
            }
        }

        return $"{total} {names.Count}";
    }

    public static int Sum(SortedDictionary<string, string> texts)
    {
        var sum = 0;
        foreach ((string key, var value) in texts)
        {
            sum += key.Length * value.Length;
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
