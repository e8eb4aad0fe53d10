namespace Leave.KeysThenIndex;

public struct Counter
{
    public int N;

    public int Up() => ++N;
}

public static class Near
{
    public static void Written(Dictionary<string, int> counts)
    {
        foreach (var name in counts.Keys)
        {
            counts[name] = counts[name] + 1;
        }
    }

    public static void CountedUp(Dictionary<string, int> counts)
    {
        foreach (var name in counts.Keys)
        {
            counts[name]++;
        }
    }

    public static int OtherKey(Dictionary<string, int> counts)
    {
        var sum = 0;
        foreach (var name in counts.Keys)
        {
            sum += counts[name.Trim()];
        }

        return sum;
    }

    public static int Copies(Dictionary<string, Counter> counts)
    {
        var sum = 0;
        foreach (var name in counts.Keys)
        {
            sum += counts[name].Up() + counts[name].Up();
        }

        return sum;
    }

    public static void Told(Dictionary<string, int> counts, Action<string> tell)
    {
        foreach (var name in counts.Keys)
        {
            tell(name);
            Console.WriteLine(counts[name]);
        }
    }

    public static List<Func<int>> Later(Dictionary<string, int> counts)
    {
        var later = new List<Func<int>>();
        foreach (var name in counts.Keys)
        {
            later.Add(() => counts[name]);
        }

        return later;
    }

    public static int Unused(Dictionary<string, int> counts)
    {
        var length = 0;
        foreach (var name in counts.Keys)
        {
            length += name.Length;
        }

        return length;
    }
}
