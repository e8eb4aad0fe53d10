using System.Collections.Concurrent;

namespace Pairs.FactoryClosure;

public sealed class Cache
{
    private readonly ConcurrentDictionary<int, string> _texts = new();

    public string Of(int key, string ending)
    {
        return _texts.GetOrAdd(key, k => k + ending);
    }

    public string Of(int key) => _texts.GetOrAdd(key, _ => Make(key));

    public string Same(int key) => _texts.GetOrAdd(key, k => Make(k) + key);

    private static string Make(int key) => $"text{key}";
}

public static class Driver
{
    public static object Run()
    {
        var cache = new Cache();
        var length = 0;
        for (var i = 0; i < 20_000; i++)
        {
            length += cache.Of(i % 10, "!").Length + cache.Of(i % 10).Length + cache.Same(i % 10).Length;
        }

        return length;
    }
}
