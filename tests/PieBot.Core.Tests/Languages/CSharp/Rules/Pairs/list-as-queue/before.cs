namespace Pairs.ListAsQueue;

public static class Walk
{
    public static int Reached(List<int>[] next, int start)
    {
        var seen = new HashSet<int> { start };
        var open = new List<int> { start };
        while (open.Count > 0)
        {
            var at = open[0];
            open.RemoveAt(0);
            foreach (var to in next[at])
            {
                if (seen.Add(to))
                {
                    open.Add(to);
                }
            }
        }

        return seen.Count;
    }
}

public static class Driver
{
    public static object Run()
    {
        var next = Enumerable.Range(0, 20_000).Select(i => i == 0 ? Enumerable.Range(1, 19_999).ToList() : new List<int>()).ToArray();
        return Walk.Reached(next, 0);
    }
}
