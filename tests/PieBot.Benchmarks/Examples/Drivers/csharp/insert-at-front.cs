static object Run() => string.Concat(Enumerable.Range(0, 10).Select(n => string.Concat(Digits(long.MaxValue - n * 7))));
