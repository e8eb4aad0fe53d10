namespace Leave.StringAppendInLoop;

public static class Near
{
    public static string ReadInLoop(List<string> words)
    {
        var text = "";
        foreach (var word in words)
        {
            text += word;
            if (text.Length > 80)
            {
                break;
            }
        }

        return text;
    }

    public static string MayBeNull(List<string> words)
    {
        string? text = null;
        foreach (var word in words)
        {
            text += word;
        }

        return text!;
    }

    // A sum of chars and texts writes "System.Char[]"; Append writes the chars.
    public static string Chars(List<char[]> words)
    {
        var text = "";
        foreach (var word in words)
        {
            text += word;
        }

        return text;
    }

    public static string SeenByCatch(List<string> words)
    {
        var text = "";
        try
        {
            foreach (var word in words)
            {
                text += word.Trim();
            }
        }
        catch (NullReferenceException)
        {
            return text;
        }

        return text;
    }

    public static string Captured(List<string> words)
    {
        var text = "";
        Action show = () => Console.WriteLine(text);
        foreach (var word in words)
        {
            text += word;
            show();
        }

        return text;
    }

    public static int Sum(List<int> numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }

    public static string Prepended(List<string> words)
    {
        var text = "";
        foreach (var word in words)
        {
            text = word + text;
        }

        return text;
    }

    public static IEnumerable<string> Growing(List<string> words)
    {
        var text = "";
        foreach (var word in words)
        {
            text += word;
            yield return text;
        }
    }

    public static string Endless(Queue<string> words)
    {
        var text = "";
        while (true)
        {
            text += words.Dequeue();
        }
    }
}
