static readonly int[] Input = Enumerable.Range(0, 3000).ToArray();
static object Run() => Squares(Input).Count + Squares(Input)[^1];
