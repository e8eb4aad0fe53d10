static readonly List<int> Input = Enumerable.Range(0, 1500).Select(n => n * 31 % 101 - 40).ToList();
static object Run() => CountOpen(Input);
