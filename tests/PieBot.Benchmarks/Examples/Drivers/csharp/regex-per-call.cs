static readonly List<string> Input = Enumerable.Range(0, 12).Select(n => string.Concat(Enumerable.Repeat("package 12 of the feed has 1.2 and ", 12)) + (n % 3 == 0 ? "v1.2.3-beta" : "no number")).ToList();
static object Run() => CountVersions(Input);
