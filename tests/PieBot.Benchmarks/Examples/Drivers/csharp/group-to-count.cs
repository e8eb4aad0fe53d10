static readonly List<string> Input = Enumerable.Range(0, 1500).Select(n => (char)('a' + n * 31 % 26) + "word").ToList();
static object Run() => FirstLetters(Input).OrderBy(one => one.Key).ToList();
