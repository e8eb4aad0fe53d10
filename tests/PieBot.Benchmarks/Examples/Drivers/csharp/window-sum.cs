static readonly int[] Input = Enumerable.Range(0, 2000).Select(n => n * 7919 % 1009).ToArray();
static object Run() => MovingAverage(Input, 12);
