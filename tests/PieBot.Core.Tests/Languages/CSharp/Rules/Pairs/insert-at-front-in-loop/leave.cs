namespace Leave.InsertAtFrontInLoop;

public static class Near
{
    public static List<int> Filled(int count)
    {
        var digits = new List<int> { 7 };
        for (var i = 0; i < count; i++)
        {
            digits.Insert(0, i);
        }

        return digits;
    }

    public static List<int> Read(int count)
    {
        var digits = new List<int>();
        for (var i = 0; i < count; i++)
        {
            digits.Insert(0, digits.Count);
        }

        return digits;
    }

    public static List<int> Mixed(int count)
    {
        var digits = new List<int>();
        for (var i = 0; i < count; i++)
        {
            digits.Insert(0, i);
            digits.Add(i);
        }

        return digits;
    }

    public static List<int> Before(int count)
    {
        var digits = new List<int>();
        digits.Add(count);
        for (var i = 0; i < count; i++)
        {
            digits.Insert(0, i);
        }

        return digits;
    }

    public static void Given(List<int> digits, int count)
    {
        for (var i = 0; i < count; i++)
        {
            digits.Insert(0, i);
        }
    }

    public static List<int> Second(int count)
    {
        var digits = new List<int>();
        for (var i = 0; i < count; i++)
        {
            digits.Insert(1, i);
        }

        return digits;
    }

    public static List<int> Seen(int count, Action<Func<int>> tell)
    {
        var digits = new List<int>();
        for (var i = 0; i < count; i++)
        {
            digits.Insert(0, i);
            tell(() => digits.Count);
        }

        return digits;
    }
}
