static readonly List<string> Input = Enumerable.Range(0, 2000).Select(n => n % 400 == 0 ? "none" : (n * 31).ToString()).ToList();
static object Run() => SumOfNumbers(Input);
