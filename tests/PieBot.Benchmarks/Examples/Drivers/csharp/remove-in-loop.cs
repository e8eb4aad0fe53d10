static readonly int[] Input = Enumerable.Range(0, 1500).Select(n => n * 7919 % 1000).ToArray();
static object Run()
{
    var list = new List<int>(Input);
    DropExpired(list, 400);
    return list;
}
