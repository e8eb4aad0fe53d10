static readonly List<string> Input = Enumerable.Range(0, 120).Select(n => $"line number {n}").ToList();
static object Run() => JoinLines(Input);
