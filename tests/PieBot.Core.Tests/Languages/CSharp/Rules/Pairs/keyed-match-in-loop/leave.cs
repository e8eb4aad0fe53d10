namespace Leave.KeyedMatchInLoop;

public sealed class Item
{
    public int Id { get; set; }
    public int Group { get; init; }
}

public static class Near
{
    public static List<IEnumerable<Item>> Kept(List<Item> items, List<Item> others)
    {
        var all = new List<IEnumerable<Item>>();
        foreach (var item in items)
        {
            all.Add(others.Where(other => other.Id == item.Id));
        }

        return all;
    }

    public static int Renamed(List<Item> items, List<Item> others)
    {
        var count = 0;
        foreach (var item in items)
        {
            var found = others.FirstOrDefault(other => other.Id == item.Id);
            if (found is not null)
            {
                found.Id = -1;
                count++;
            }
        }

        return count;
    }

    public static int Shrunk(List<Item> items, List<Item> others)
    {
        foreach (var item in items)
        {
            others.Remove(others.First(other => other.Id == item.Id));
        }

        return others.Count;
    }

    public static Item? Once(List<Item> others, Item item) =>
        others.FirstOrDefault(other => other.Id == item.Id);

    public static int Called(List<Item> items, List<Item> others, Func<Item, int> key)
    {
        return items.Sum(item => others.Count(other => other.Id == key(item)));
    }

    public static int Constant(List<Item> items, List<Item> others)
    {
        return items.Sum(item => others.Count(other => other.Id == 3) + item.Id);
    }
}

public sealed class Sharing
{
    private readonly List<Item> _orders = [];

    public static int Locked(List<Item> customers, List<Item> orders)
    {
        var n = 0;
        foreach (var c in customers)
        {
            lock (orders)
            {
                n += orders.Count(x => x.Group == c.Id);
            }
        }

        return n;
    }

    public int Counted(List<Item> customers)
    {
        var n = 0;
        foreach (var c in customers)
        {
            n += _orders.Count(x => x.Group == c.Id);
            Interlocked.Increment(ref n);
        }

        return n;
    }

    public static int Waits(List<int> ids, List<Item> orders)
    {
        var n = 0;
        foreach (var id in ids)
        {
            while (orders.Count(x => x.Group == id) < 3)
            {
                n++;
            }
        }

        return n;
    }

    public static int Fresh(IEnumerable<Item> customers, List<Item> orders)
    {
        var n = 0;
        foreach (var c in customers)
        {
            n += orders.Count(x => x.Group == c.Id);
        }

        return n;
    }
}
