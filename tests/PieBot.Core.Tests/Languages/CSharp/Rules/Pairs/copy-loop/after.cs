namespace Pairs.CopyLoop;

public static class Copies
{
    public static int[] Of(int[] numbers)
    {
        var copy = new int[numbers.Length];
        Array.Copy(numbers, copy, numbers.Length);

        return copy;
    }

    public static string[] Of(List<string> texts)
    {
        string[] copy = new string[texts.Count];
        texts.CopyTo(copy);
        return copy;
    }
}

public static class Driver
{
    private static readonly int[] Numbers = [.. Enumerable.Range(0, 50_000)];
    private static readonly List<string> Texts = Numbers.Take(500).Select(n => $"t{n}").ToList();

    public static object Run()
    {
        var sum = 0L;
        for (var i = 0; i < 10; i++)
        {
            sum += Copies.Of(Numbers)[i] + Copies.Of(Texts)[i].Length;
        }

        return sum;
    }
}
