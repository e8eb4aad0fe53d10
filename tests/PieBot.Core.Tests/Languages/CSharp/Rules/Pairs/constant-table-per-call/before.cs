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

public static class Driver
{
    public static object Run()
    {
        var sum = 0;
        for (var i = 0; i < 1000; i++)
        {
            sum += Days.Number("Tuesday") + (Days.IsVowel((char)('a' + i % 26)) ? 1 : 0);
        }

        return sum;
    }
}
