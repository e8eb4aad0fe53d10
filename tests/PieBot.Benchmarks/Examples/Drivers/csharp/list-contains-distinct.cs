static readonly List<string> Input = Enumerable.Range(0, 600).Select(n => "customer-" + n * 7919 % 150).ToList();
static object Run() => DistinctNames(Input);
