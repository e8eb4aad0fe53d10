namespace Pairs.CharsCopied;

public static class Letters
{
    public static int Vowels(string text)
    {
        var count = 0;
        foreach (var c in text.ToCharArray())
        {
            if (c is 'a' or 'e' or 'i' or 'o' or 'u')
            {
                count++;
            }
        }

        return count;
    }

    public static int Same(string text, string other)
    {
        var same = 0;
        for (var i = 0; i < 20; i++)
        {
            same += text.ToCharArray()[i] == other[i] ? 1 : 0;
        }

        return same;
    }
}

public static class Driver
{
    public static object Run()
    {
        var text = string.Concat(Enumerable.Repeat("some words of a text ", 100));
        return Letters.Vowels(text) + Letters.Same(text, text.ToUpperInvariant());
    }
}
