namespace Leave.AnyMatchInLoop;

public sealed class Item
{
    public int Id { get; set; }
    public double Weight { get; init; }
    public int Calls;
    public int Computed => Calls++;
    public required string Name { get; init; }
}

public static class Near
{
    public static int Changed(List<Item> items, List<Item> others)
    {
        var count = 0;
        foreach (var item in items)
        {
            count += others.Any(other => other.Id == item.Id) ? 1 : 0;
            item.Id = 7;
        }

        return count;
    }

    public static int Grown(List<Item> items, List<Item> others)
    {
        var count = 0;
        foreach (var item in items)
        {
            if (!others.Any(other => other.Id == item.Id))
            {
                others.Add(item);
                count++;
            }
        }

        return count;
    }

    public static int Floating(List<Item> items, List<Item> others) =>
        items.Count(item => others.Any(other => other.Weight == item.Weight));

    public static int Effects(List<Item> items, List<Item> others)
    {
        return items.Count(item => others.Any(other => other.Computed == item.Id));
    }

    public static int Less(List<Item> items, List<Item> others)
    {
        return items.Count(item => others.Any(other => other.Id < item.Id));
    }

    public static int Both(List<Item> items, List<Item> others)
    {
        return items.Count(item => others.Any(other => other.Id == item.Id && other.Name == "x"));
    }

    public static int OfLazy(List<Item> items, IEnumerable<Item> others)
    {
        return items.Count(item => others.Any(other => other.Id == item.Id));
    }

    public static int IgnoresCase(List<Item> items, List<Item> others)
    {
        return items.Count(item =>
            others.Any(other => string.Equals(other.Name, item.Name, StringComparison.OrdinalIgnoreCase))
        );
    }

    public static int OfElement(List<List<Item>> lists)
    {
        var count = 0;
        foreach (var list in lists)
        {
            count += list.Any(one => one.Id == lists.Count) ? 1 : 0;
        }

        return count;
    }

    public static IQueryable<Item> Query(IQueryable<Item> items, List<Item> others) =>
        items.Where(item => others.Any(other => other.Id == item.Id));
}

public sealed class Sharing
{
    public static void Waits(List<int> ids, List<Item> b)
    {
        foreach (var id in ids)
        {
            while (!b.Any(o => o.Id == id))
                Thread.SpinWait(100);
        }
    }

    public static int Nested(List<int> ids, List<Item> b)
    {
        var n = 0;
        foreach (var id in ids)
        {
            while (n < 100 && !b.Exists(o => o.Id == id))
            {
                n++;
            }
        }

        return n;
    }

    public static int Fresh(IEnumerable<int> ids, List<Item> b)
    {
        var n = 0;
        foreach (var id in ids)
        {
            n += b.Any(o => o.Id == id) ? 1 : 0;
        }

        return n;
    }

    public static async Task<int> Awaits(List<int> ids, List<Item> b)
    {
        var n = 0;
        foreach (var id in ids)
        {
            n += b.Any(o => o.Id == id) ? 1 : 0;
            await Task.Yield();
        }

        return n;
    }
}
