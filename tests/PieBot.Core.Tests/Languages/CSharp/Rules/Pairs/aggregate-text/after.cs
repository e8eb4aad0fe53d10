namespace Pairs.AggregateText;

public static class Texts
{
    public static string All(IEnumerable<string> words) => string.Concat(words);

    public static string Lines(List<string> words)
    {
        return string.Concat(words.Select(word => word.Trim() + ";" + word.Length));
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
