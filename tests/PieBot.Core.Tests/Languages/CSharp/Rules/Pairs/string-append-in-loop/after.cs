using System.Text;
namespace Pairs.StringAppendInLoop;

public static class Report
{
    public static string Lines(IReadOnlyList<string> words)
    {
        var text = "";
        var textBuilder = new StringBuilder();
        foreach (var word in words)
        {
            // One a line.
            textBuilder.Append(word).Append(";").Append(word.Length);
        }
        text = textBuilder.ToString();

        return text;
    }

    public static string Numbers(int count)
    {
        string all = "start";
        all += ':';
        var allBuilder = new StringBuilder(all);
        for (var i = 0; i < count; i++)
        {
            if (i % 3 == 0)
            {
                continue;
            }

            allBuilder.Append(i + 1).Append(','); // and so on
        }
        all = allBuilder.ToString();

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
