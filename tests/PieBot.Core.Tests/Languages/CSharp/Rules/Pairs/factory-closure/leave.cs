using System.Collections.Concurrent;

namespace Leave.FactoryClosure;

public sealed class Near
{
    private readonly ConcurrentDictionary<int, string> _texts = new();
    private readonly string _ending = "x";

    public string Own(int key) => _texts.GetOrAdd(key, k => k + _ending);

    public string Two(int key, string a, string b) => _texts.GetOrAdd(key, k => k + a + b);

    public string None(int key) => _texts.GetOrAdd(key, k => $"{k}");

    public string Static(int key) => _texts.GetOrAdd(key, static k => $"{k}");

    public string Written(int key, string ending)
    {
        ending += "x";
        return _texts.GetOrAdd(key, k => k + ending);
    }

    public int Counted(int key)
    {
        var calls = 0;
        _texts.GetOrAdd(key, k => $"{k}{calls++}");
        return calls;
    }

    public string Passed(int key, Func<int, string> make) => _texts.GetOrAdd(key, make);
}
