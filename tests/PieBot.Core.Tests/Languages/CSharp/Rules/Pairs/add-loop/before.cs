namespace Pairs.AddLoop;

public static class Parts
{
    public static List<int> Joined(List<int> first, int[] second)
    {
        var all = new List<int>();
        foreach (var one in first)
        {
            all.Add(one);
        }

        foreach (int one in second)
            all.Add(one);

        return all;
    }
}

public static class Driver
{
    private static readonly List<int> First = [.. Enumerable.Range(0, 20_000)];
    private static readonly int[] Second = [.. First];

    public static object Run()
    {
        var sum = 0L;
        for (var i = 0; i < 10; i++)
        {
            sum += Parts.Joined(First, Second)[i * 1000];
        }

        return sum;
    }
}
