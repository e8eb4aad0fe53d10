static readonly string Input = string.Concat(Enumerable.Range(0, 500).Select(n => (n * 37 % 10000).ToString("0000")));
static object Run() => SumOfFields(Input);
