namespace Pairs.CharAsText;

public static class Marks
{
    public static int Commas(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (c == ',')
            {
                count++;
            }
        }

        return count;
    }

    public static bool IsNot(string text, int at) => text[at] != '\n';
}

public static class Driver
{
    public static object Run()
    {
        var text = string.Concat(Enumerable.Repeat("one, two,three, é\n", 2000));
        return $"{Marks.Commas(text)} {Enumerable.Range(0, text.Length).Count(i => Marks.IsNot(text, i))}";
    }
}
