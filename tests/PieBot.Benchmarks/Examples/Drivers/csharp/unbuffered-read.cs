static readonly string Input = Written();
static string Written()
{
    var path = Path.GetTempFileName();
    File.WriteAllBytes(path, Enumerable.Range(0, 100).Select(n => (byte)(n * 7)).ToArray());
    return path;
}
static object Run() => Checksum(Input);
