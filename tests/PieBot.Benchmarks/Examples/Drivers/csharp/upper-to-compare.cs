static readonly List<string> Input = Enumerable.Range(0, 400).Select(n => n % 3 == 0 ? "Content-Type" : n % 3 == 1 ? "content-Type" : "Content-Size").ToList();
static object Run() => CountHeader(Input, "content-type");
