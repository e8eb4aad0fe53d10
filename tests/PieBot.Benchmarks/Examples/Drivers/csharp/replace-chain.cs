static readonly string[] Input = Enumerable.Range(0, 60).Select(n => n % 10 == 0 ? $"a < {n} & \"b\"" : $"plain text number {n}, with nothing to escape").ToArray();
static object Run() => string.Concat(Input.Select(Escape)).Length;
