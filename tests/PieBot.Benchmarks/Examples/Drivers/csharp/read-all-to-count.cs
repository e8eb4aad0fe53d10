static readonly byte[] Input = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4000).Select(n => (n % 7 == 0 ? "# comment " : "value = ") + n + " and some more text\n")));
static object Run()
{
    using var reader = new StreamReader(new MemoryStream(Input));
    return CountComments(reader);
}
