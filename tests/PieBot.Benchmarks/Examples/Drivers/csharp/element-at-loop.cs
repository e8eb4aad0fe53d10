static readonly int[] Input = Enumerable.Range(0, 8).Select(n => n * 7919 % 101).ToArray();
static object Run() => Ascents(Input.Where(n => n >= 0));
