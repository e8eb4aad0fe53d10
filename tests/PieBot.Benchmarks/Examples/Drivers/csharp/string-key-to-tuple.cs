static readonly List<(int, int)> Input = Enumerable.Range(0, 4000).Select(n => (n * 31 % 17, n * 17 % 23)).ToList();
static object Run() => CountPlaces(Input);
