static readonly Dictionary<string, decimal> Input = Enumerable.Range(0, 400).ToDictionary(n => $"p{n}", n => (decimal)(n * 7919 % 4001 + 1));
static object Run() => Cheapest(Input);
