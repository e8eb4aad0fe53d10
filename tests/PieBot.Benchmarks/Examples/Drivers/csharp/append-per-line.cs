static readonly string Target = Path.GetTempFileName();
static readonly List<string> Input = Enumerable.Range(0, 40).Select(n => $"row {n}").ToList();
static object Run()
{
    WriteReport(Target, Input);
    return new FileInfo(Target).Length;
}
