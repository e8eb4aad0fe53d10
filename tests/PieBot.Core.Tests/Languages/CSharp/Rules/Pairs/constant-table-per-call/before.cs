namespace Pairs.ConstantTablePerCall;

public static class Days
{
    public static int Number(string name)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
        {
            ["monday"] = 1,
            ["tuesday"] = 2,
            ["wednesday"] = 3,
        };
        return numbers.TryGetValue(name, out var number) ? number : 0;
    }

    public static bool IsVowel(char c)
    {
        HashSet<char> vowels = ['a', 'e', 'i', 'o', 'u'];
        return vowels.Contains(c);
    }
}

public static class Primes
{
    private static readonly bool Seven = Of(7);

    public static bool Of(int number)
    {
        var small = new HashSet<int> { 2, 3, 5 };
        return small.Contains(number);
    }

    public static bool Of(long number)
    {
        var small = new HashSet<long> { 2, 3, 5 };
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
