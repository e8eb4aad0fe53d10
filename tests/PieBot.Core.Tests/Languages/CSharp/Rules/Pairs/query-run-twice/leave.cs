namespace Leave.QueryRunTwice;

public static class Near
{
    private static int s_calls;

    public static int Once(List<int> numbers)
    {
        var large = numbers.Where(n => n > 3);
        return large.Sum();
    }

    public static int Grown(List<int> numbers)
    {
        var large = numbers.Where(n => n > 3);
        var count = large.Count();
        numbers.Add(9);
        return count + large.Sum();
    }

    public static int Effects(List<int> numbers)
    {
        var large = numbers.Where(n => n > s_calls++);
        return large.Count() + large.Sum();
    }

    public static int Captured(List<int> numbers)
    {
        var least = 3;
        var large = numbers.Where(n => n > least);
        var count = large.Count();
        least = 5;
        return count + large.Sum();
    }

    public static IEnumerable<int> Returned(List<int> numbers)
    {
        var large = numbers.Where(n => n > 3);
        Console.WriteLine(large.Count());
        return large;
    }

    public static int OfLazy(IEnumerable<int> numbers)
    {
        var large = numbers.Where(n => n > 3);
        return large.Count() + large.Sum();
    }

    public static int Unseen(List<int> numbers, Action tell)
    {
        var large = numbers.Where(n => n > 3);
        var count = large.Count();
        tell();
        return count + large.Sum();
    }

    public static int First(List<int> numbers)
    {
        var large = numbers.Where(n => n > 3);
        return large.Any() ? large.First() : 0;
    }

    public static int Kept(List<int> numbers)
    {
        var large = numbers.Where(n => n > 3).ToList();
        return large.Count + large.Sum();
    }

    public static int Query(IQueryable<int> numbers)
    {
        var large = numbers.Where(n => n > 3);
        return large.Count() + large.Sum();
    }

    // New objects each time, and the second loop sees them without what the first did.
    public static int Made(List<int> numbers)
    {
        var all = numbers.Select(n => new List<int> { n });
        foreach (var one in all)
        {
            one.Add(1);
        }

        return all.Sum(one => one.Count);
    }
}

public sealed class Guarded
{
    public static int Caught(List<int> numbers)
    {
        var inverse = numbers.Select(n => 100 / n);
        var sum = 0;
        try
        {
            sum += inverse.Sum();
            sum += inverse.Max();
        }
        catch (DivideByZeroException)
        {
            return -1;
        }

        return sum;
    }

    public static int Locked(List<int> numbers)
    {
        var large = numbers.Where(n => n > 3);
        lock (numbers)
        {
            return large.Sum() + large.Count();
        }
    }
}
