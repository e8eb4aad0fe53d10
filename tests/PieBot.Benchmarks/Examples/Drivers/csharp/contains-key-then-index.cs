static readonly List<string> Input = Enumerable.Range(0, 1000).Select(n => $"some-longer-word-{n * 31 % 90}").ToList();
static object Run() => CountWords(Input);
