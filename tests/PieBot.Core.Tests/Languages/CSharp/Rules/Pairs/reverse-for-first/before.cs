namespace Pairs.ReverseForFirst;

public static class Ends
{
    public static int LastSmall(IReadOnlyList<int> numbers) => numbers.Reverse().First(n => n < 3);
}

public static class Driver
{
    private static readonly List<int> Numbers = [.. Enumerable.Range(0, 5000)];

    public static object Run() => Ends.LastSmall(Numbers);
}
