static Dictionary<string, int> CountWords(IEnumerable<string> words)
{
    var counts = new Dictionary<string, int>();
    foreach (var word in words)
    {
        if (!counts.ContainsKey(word))
        {
            counts[word] = 0;
        }

        counts[word] = counts[word] + 1;
    }

    return counts;
}
