namespace Leave.CharsCopied;

public static class Near
{
    public static string Sorted(string text)
    {
        var chars = text.ToCharArray();
        Array.Sort(chars);
        return new string(chars);
    }

    public static int Part(string text)
    {
        var count = 0;
        foreach (var c in text.ToCharArray(1, 2))
        {
            count += c;
        }

        return count;
    }

    public static void Written(string text) => text.ToCharArray()[0] = 'x';

    public static char[] Range(string text) => text.ToCharArray()[1..];

    public static int Queried(string text) => text.ToCharArray().Count(char.IsDigit);

    public static void ByReference(string text)
    {
        foreach (ref var c in text.ToCharArray().AsSpan())
        {
            c = 'x';
        }
    }
}
