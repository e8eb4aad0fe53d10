static readonly Dictionary<string, Dictionary<int, decimal>> Lists = Enumerable.Range(0, 5).ToDictionary(n => $"price-list-{n}", n => Enumerable.Range(0, 100).ToDictionary(k => k, k => (decimal)k * n));
static readonly int[] Items = Enumerable.Range(0, 400).Select(n => n * 31 % 130).ToArray();
static object Run() => Total(Lists, "price-list-3", Items);
