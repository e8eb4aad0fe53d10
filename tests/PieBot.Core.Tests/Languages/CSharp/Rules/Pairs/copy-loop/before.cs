namespace Pairs.CopyLoop;

public static class Copies
{
    public static int[] Of(int[] numbers)
    {
        var copy = new int[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            copy[i] = numbers[i];
        }

        return copy;
    }

    public static string[] Of(List<string> texts)
    {
        string[] copy = new string[texts.Count];
        for (int i = 0; i < texts.Count; ++i)
            copy[i] = texts[i];
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
