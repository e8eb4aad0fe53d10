static async Task<int[]> FetchAllAsync(IReadOnlyList<int> ids, Func<int, Task<int>> fetch)
{
    var results = new List<int>();
    foreach (var id in ids)
    {
        results.Add(await fetch(id));
    }

    return results.ToArray();
}
