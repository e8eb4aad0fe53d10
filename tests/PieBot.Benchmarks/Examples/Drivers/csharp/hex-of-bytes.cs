static readonly byte[] Input = Enumerable.Range(0, 64).Select(n => (byte)(n * 37)).ToArray();
static object Run() => Fingerprint(Input) + Fingerprint(Input);
