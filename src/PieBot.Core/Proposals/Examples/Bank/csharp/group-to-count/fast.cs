static Dictionary<char, int> FirstLetters(IEnumerable<string> words)
{
    return words.CountBy(word => word[0]).ToDictionary();
}
