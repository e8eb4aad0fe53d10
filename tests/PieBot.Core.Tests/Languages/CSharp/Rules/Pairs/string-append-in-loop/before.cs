namespace Pairs.StringAppendInLoop;

public static class Report
{
    public static string Lines(IReadOnlyList<string> words)
    {
        var text = "";
        foreach (var word in words)
        {
            // One a line.
            text += word + ";" + word.Length;
        }

        return text;
    }

    public static string Numbers(int count)
    {
        string all = "start";
        all += ':';
        for (var i = 0; i < count; i++)
        {
            if (i % 3 == 0)
            {
                continue;
            }

            all = all + (i + 1) + ','; // and so on
        }

        return all;
    }
}

public static class Driver
{
    public static object Run()
    {
        var words = Enumerable.Range(0, 600).Select(i => $"word{i}").ToList();
        return Report.Lines(words).Length + Report.Numbers(600);
    }
}
