static Dictionary<string, int> CountWords(IEnumerable<string> words)
{
    var counts = new Dictionary<string, int>();
    foreach (var word in words)
    {
        counts.TryGetValue(word, out var count);
        counts[word] = count + 1;
    }

    return counts;
}
