static readonly byte[] Input = Enumerable.Range(0, 60000).Select(n => (byte)(n * 7)).ToArray();
static object Run() => Fold(new MemoryStream(Input));
