static readonly byte[] Header = Enumerable.Range(0, 64).Select(n => (byte)n).ToArray();
static readonly byte[] Body = Enumerable.Range(0, 3000).Select(n => (byte)(n * 7)).ToArray();
static object Run()
{
    var frame = Frame(Header, Body);
    return frame.Length * 1000 + frame[63] + frame[64] + frame[^1];
}
