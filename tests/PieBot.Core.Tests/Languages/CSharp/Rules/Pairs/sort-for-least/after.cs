namespace Pairs.SortForLeast;

public static class Ends
{
    public static int Least(List<int> numbers) => numbers.Min();

    public static long Most(long[] numbers)
    {
        return numbers.Max();
    }

    public static int Top(IEnumerable<int> numbers) => numbers.Max();
}

public static class Driver
{
    private static readonly List<int> Numbers = Enumerable.Range(0, 5000).Select(i => i * 7919 % 5003).ToList();
    private static readonly long[] Wide = Numbers.Select(n => (long)n).ToArray();

    public static object Run() => Ends.Least(Numbers) + Ends.Most(Wide) + Ends.Top(Numbers);
}
