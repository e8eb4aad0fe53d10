namespace Pairs.QueryRunTwice;

public static class Statistics
{
    public static string Of(List<int> numbers)
    {
        var large = numbers.Where(n => n % 7 < 3).Select(n => (long)n * n % 1001).OrderBy(n => n);
        var count = large.Count();
        var sum = large.Sum();
        var text = $"{count} {sum}";
        foreach (var number in large)
        {
            count += (int)number % 3;
        }

        return text + count;
    }
}

public static class Driver
{
    public static object Run() => Statistics.Of(Enumerable.Range(0, 5000).ToList());
}
