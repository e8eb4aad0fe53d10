namespace Leave.ListOnlyWalked;

public sealed class Node
{
    public int Size { get; set; }
}

public static class Near
{
    private static int s_calls;

    public static void Shrinks(List<int> numbers)
    {
        foreach (var number in numbers.Where(n => n > 3).ToList())
        {
            numbers.Remove(number);
        }
    }

    public static void Told(List<int> numbers, Action<int> tell)
    {
        foreach (var number in numbers.Where(n => n > 3).ToList())
        {
            tell(number);
        }
    }

    public static void Resized(List<Node> nodes)
    {
        foreach (var node in nodes.Where(n => n.Size > 3).ToList())
        {
            node.Size = 0;
            nodes[0].Size = 0;
        }
    }

    public static int OfLazy(IEnumerable<int> numbers)
    {
        var sum = 0;
        foreach (var number in numbers.Where(n => n > 3).ToList())
        {
            sum += number;
        }

        return sum;
    }

    public static int Joined(List<int> numbers, IEnumerable<int> others)
    {
        var sum = 0;
        foreach (var number in numbers.Concat(others).Where(n => n > 3).ToList())
        {
            sum += number;
        }

        return sum;
    }

    public static int Effects(List<int> numbers) =>
        numbers.Where(n => n > s_calls++).ToList().Count;

    public static int Query(IQueryable<int> numbers) => numbers.Where(n => n > 3).ToList().Count;

    public static IEnumerable<int> Snapshot(List<int> numbers) =>
        numbers.Where(n => n > 3).ToList().Select(n => n + 1);

    public static int Checked(List<string> texts)
    {
        var sum = 0;
        try
        {
            foreach (var number in texts.Select(t => int.Parse(t)).ToList())
            {
                sum += number;
            }
        }
        catch (FormatException)
        {
            return sum;
        }

        return sum;
    }

    public static int Left(List<string> texts)
    {
        foreach (var number in texts.Select(t => int.Parse(t)).ToList())
        {
            if (number > 3)
            {
                return number;
            }
        }

        return 0;
    }

    public static int First(List<string> texts) => texts.Select(t => int.Parse(t)).ToList().First();

    public static List<int> Kept(List<int> numbers)
    {
        var large = numbers.Where(n => n > 3).ToList();
        return large;
    }
}
