static readonly Dictionary<string, string> Pages = new();

static async Task<string> PageAsync(string name, Func<string, Task<string>> load)
{
    if (Pages.TryGetValue(name, out var page))
    {
        return page;
    }

    page = await load(name);
    Pages[name] = page;
    return page;
}
