static readonly Dictionary<string, Task<string>> Pages = new();

static Task<string> PageAsync(string name, Func<string, Task<string>> load)
{
    if (Pages.TryGetValue(name, out var page))
    {
        return page;
    }

    page = load(name);
    Pages[name] = page;
    return page;
}
