static readonly int[] Input = Enumerable.Range(0, 16).Select(n => n * 7919 % 1009).ToArray();
static object Run() => CountBelowPeak(Input);
