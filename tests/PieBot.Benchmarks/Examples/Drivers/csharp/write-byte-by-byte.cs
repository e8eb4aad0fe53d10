static readonly byte[] Body = Enumerable.Range(0, 12).Select(n => (byte)(n * 7)).ToArray();
static object Run()
{
    using var target = new MemoryStream(64);
    WriteFrameAsync(target, Body).GetAwaiter().GetResult();
    return target.ToArray();
}
