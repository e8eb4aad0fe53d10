static readonly List<int> First = Enumerable.Range(0, 300).Select(n => n * 3).ToList();
static readonly List<int> Second = Enumerable.Range(0, 300).Select(n => n * 2).ToList();
static object Run() => Common(First, Second);
