namespace Pairs.AggregateText;

public static class Texts
{
    public static string All(IEnumerable<string> words) => words.Aggregate("", (all, word) => all + word);

    public static string Lines(List<string> words)
    {
        return words.Aggregate(string.Empty, (text, word) => text + word.Trim() + ";" + word.Length);
    }
}

public static class Driver
{
    public static object Run()
    {
        var words = Enumerable.Range(0, 500).Select(i => $" word{i}").ToList();
        return Texts.All(words) + Texts.Lines(words) + Texts.All([]);
    }
}
