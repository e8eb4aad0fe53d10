using System.Text.RegularExpressions;

namespace Pairs.RegexPerCall;

public static class Words
{
    private static readonly Regex IsWordPattern = new Regex(@"^\w+$");

    /// <summary>Whether it is a word.</summary>
    public static bool IsWord(string text)
    {
        return IsWordPattern.IsMatch(text);
    }

    private static readonly Regex NumbersPattern = new Regex("[0-9]+", RegexOptions.CultureInvariant);

    public static int Numbers(string text)
    {
        var numbers = NumbersPattern;
        return numbers.Count(text);
    }

    private static readonly Regex PlainPattern = new Regex("[^a-z]");

    public static string Plain(string text) => PlainPattern.Replace(text, "-");
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
