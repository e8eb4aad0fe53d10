using System.Text.RegularExpressions;

namespace Pairs.RegexPerCall;

public static class Words
{
    /// <summary>Whether it is a word.</summary>
    public static bool IsWord(string text)
    {
        return Regex.IsMatch(text, @"^\w+$");
    }

    public static int Numbers(string text)
    {
        var numbers = new Regex("[0-9]+", RegexOptions.CultureInvariant);
        return numbers.Count(text);
    }

    public static string Plain(string text) => Regex.Replace(text, "[^a-z]", "-");
}

public static class Driver
{
    public static object Run()
    {
        var count = 0;
        for (var i = 0; i < 300; i++)
        {
            count += Words.IsWord("word") ? 1 : 0;
            count += Words.Numbers("a 12 b 34");
            count += Words.Plain("a b c").Length;
        }

        return count;
    }
}
