namespace Pairs.ReversedText;

public static class Turned
{
    public static string Over(string text) => new string(text.Reverse().ToArray());

    public static bool IsPalindrome(string text)
    {
        return text == string.Concat(text.Reverse());
    }
}

public static class Driver
{
    public static object Run()
    {
        var words = Enumerable.Range(0, 1000).Select(i => $"level of {i}").ToList();
        return string.Concat(words.Select(Turned.Over)) + words.Count(Turned.IsPalindrome) + Turned.IsPalindrome("level");
    }
}
