namespace Pairs.ConstantTablePerCall;

public static class Days
{
    private static readonly Dictionary<string, int> NumberNumbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["monday"] = 1,
        ["tuesday"] = 2,
        ["wednesday"] = 3,
    };

    public static int Number(string name)
    {
        var numbers = NumberNumbers;
        return numbers.TryGetValue(name, out var number) ? number : 0;
    }

    private static readonly HashSet<char> IsVowelVowels = ['a', 'e', 'i', 'o', 'u'];

    public static bool IsVowel(char c)
    {
        HashSet<char> vowels = IsVowelVowels;
        return vowels.Contains(c);
    }
}

public static class Primes
{
    private static readonly HashSet<int> OfSmall = new HashSet<int> { 2, 3, 5 };

    private static readonly HashSet<long> Of2Small = new HashSet<long> { 2, 3, 5 };

    private static readonly bool Seven = Of(7);

    public static bool Of(int number)
    {
        var small = OfSmall;
        return small.Contains(number);
    }

    public static bool Of(long number)
    {
        var small = Of2Small;
        return small.Contains(number) || Seven;
    }
}

public static class Driver
{
    public static object Run()
    {
        var sum = 0;
        for (var i = 0; i < 1000; i++)
        {
            sum += Days.Number("Tuesday") + (Days.IsVowel((char)('a' + i % 26)) ? 1 : 0);
            sum += Primes.Of(i) || Primes.Of((long)i) ? 1 : 0;
        }

        return sum;
    }
}
