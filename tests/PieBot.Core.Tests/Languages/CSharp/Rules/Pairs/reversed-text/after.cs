namespace Pairs.ReversedText;

public static class Turned
{
    public static string Over(string text) => string.Create(text.Length, text, static (chars, from) => { from.CopyTo(chars); chars.Reverse(); });

    public static bool IsPalindrome(string text)
    {
        return text == string.Create(text.Length, text, static (chars, from) => { from.CopyTo(chars); chars.Reverse(); });
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
