static Dictionary<char, int> FirstLetters(IEnumerable<string> words)
{
    return words.GroupBy(word => word[0]).ToDictionary(group => group.Key, group => group.Count());
}
