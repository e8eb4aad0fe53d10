namespace Pairs.ListCapacity;

public static class Squares
{
    public static List<long> Of(int[] numbers)
    {
        var squares = new List<long>(numbers.Length);
        foreach (var number in numbers)
        {
            squares.Add((long)number * number);
        }

        return squares;
    }

    public static Dictionary<string, int> Places(List<string> words)
    {
        Dictionary<string, int> places = new(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            places[word] = i;
        }

        return places;
    }
}

public static class Driver
{
    private static readonly int[] Numbers = [.. Enumerable.Range(0, 5000)];
    private static readonly List<string> Words = Numbers.Select(n => $"w{n}").ToList();

    public static object Run()
    {
        var sum = 0L;
        for (var i = 0; i < 20; i++)
        {
            sum += Squares.Of(Numbers)[i];
        }

        return sum + Squares.Places(Words).Count;
    }
}
