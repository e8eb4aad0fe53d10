static readonly int[] Input = [3, 1, 4, 1, 5, 9, 2, 6];
static object Run() => SumOfSquaresAsync(Input).GetAwaiter().GetResult();
