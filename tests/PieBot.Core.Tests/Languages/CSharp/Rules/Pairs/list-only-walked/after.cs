namespace Pairs.ListOnlyWalked;

public static class Sums
{
    public static int Loop(List<int> numbers)
    {
        var sum = 0;
        foreach (var number in numbers.Where(n => n % 3 == 0))
        {
            sum += number;
        }

        return sum;
    }

    public static int Chain(int[] numbers) => numbers.Select(n => n + 1).Where(n => n % 2 == 0).Sum();

    public static int Count(List<int> numbers)
    {
        return numbers.Where(n => n > 10).Count();
    }
}

public static class Driver
{
    private static readonly List<int> Numbers = [.. Enumerable.Range(0, 10_000)];
    private static readonly int[] Copy = [.. Numbers];

    public static object Run() => Sums.Loop(Numbers) + Sums.Chain(Copy) + Sums.Count(Numbers);
}
