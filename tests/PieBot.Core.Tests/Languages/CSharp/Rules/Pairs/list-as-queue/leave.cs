namespace Leave.ListAsQueue;

public static class Near
{
    public static int Unguarded(List<int> numbers)
    {
        var open = new List<int>(numbers);
        var first = open[0];
        open.RemoveAt(0);
        return first + open.Count;
    }

    public static List<int> Returned(List<int> numbers)
    {
        var open = new List<int>(numbers);
        while (open.Count > 10)
        {
            open.RemoveAt(0);
        }

        return open;
    }

    public static int Indexed(List<int> numbers)
    {
        var open = new List<int>(numbers);
        var sum = 0;
        while (open.Count > 0)
        {
            sum += open[open.Count - 1];
            open.RemoveAt(0);
        }

        return sum;
    }

    public static int FromEnd(List<int> numbers)
    {
        var open = new List<int>(numbers);
        var sum = 0;
        while (open.Count > 0)
        {
            sum += open[0];
            open.RemoveAt(open.Count - 1);
        }

        return sum;
    }

    public static void Given(List<int> numbers)
    {
        while (numbers.Count > 0)
        {
            numbers.RemoveAt(0);
        }
    }

    public static int Sorted(List<int> numbers)
    {
        var open = new List<int>(numbers);
        var sum = 0;
        while (open.Count > 0)
        {
            open.Sort();
            sum += open[0];
            open.RemoveAt(0);
        }

        return sum;
    }

    public static int Inserted()
    {
        var open = new List<int>();
        open.Add(1);
        while (open.Count > 0)
        {
            open.RemoveAt(0);
            open.Insert(0, 3);
            break;
        }

        return open.Count;
    }
}
