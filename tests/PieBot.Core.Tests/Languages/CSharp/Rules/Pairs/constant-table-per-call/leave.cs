namespace Leave.ConstantTablePerCall;

public static class Near
{
    public static Dictionary<string, int> Returned()
    {
        var numbers = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["c"] = 3 };
        return numbers;
    }

    public static int Changed(string name)
    {
        var numbers = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["c"] = 3 };
        numbers[name] = 4;
        return numbers["a"];
    }

    public static bool OfVariable(string name, int a)
    {
        var numbers = new HashSet<int> { a, 2, 3 };
        return numbers.Contains(name.Length);
    }

    public static bool Doubled(string name)
    {
        var numbers = new Dictionary<string, int> { { "a", 1 }, { "a", 2 }, { "c", 3 } };
        return numbers.ContainsKey(name);
    }

    public static bool Culture(string name)
    {
        var names = new HashSet<string>(StringComparer.CurrentCultureIgnoreCase) { "a", "b", "c" };
        return names.Contains(name);
    }

    public static int Passed(string name, Func<List<string>, int> ask)
    {
        var names = new List<string> { "a", "b", "c", name };
        var others = new List<string> { "a", "b", "c" };
        return ask(names) + ask(others);
    }

    public static bool OfLocal(string name)
    {
        const string first = "a";
        var names = new HashSet<string> { first, "b", "c" };
        return names.Contains(name);
    }
}
