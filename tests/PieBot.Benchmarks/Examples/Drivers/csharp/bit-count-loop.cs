static readonly ulong[] Input = Enumerable.Range(1, 500).Select(n => (ulong)n << (n % 40)).ToArray();
static object Run() => SetBits(Input);
