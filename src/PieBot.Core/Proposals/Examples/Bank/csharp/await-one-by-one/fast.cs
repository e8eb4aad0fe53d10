static async Task<int[]> FetchAllAsync(IReadOnlyList<int> ids, Func<int, Task<int>> fetch)
{
    return await Task.WhenAll(ids.Select(fetch));
}
