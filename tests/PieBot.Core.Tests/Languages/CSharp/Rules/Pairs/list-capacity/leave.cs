namespace Leave.ListCapacity;

public static class Near
{
    public static List<int> Some(int[] numbers)
    {
        var some = new List<int>();
        foreach (var number in numbers)
        {
            if (number > 3)
            {
                some.Add(number);
            }
        }

        return some;
    }

    public static List<int> Until(int[] numbers)
    {
        var some = new List<int>();
        foreach (var number in numbers)
        {
            if (number > 3)
            {
                break;
            }

            some.Add(number);
        }

        return some;
    }

    public static List<int> OfLazy(IEnumerable<int> numbers)
    {
        var some = new List<int>();
        foreach (var number in numbers)
        {
            some.Add(number);
        }

        return some;
    }

    // A negative count is refused.
    public static List<int> Counted(int count)
    {
        var some = new List<int>();
        for (var i = 0; i < count; i++)
        {
            some.Add(i);
        }

        return some;
    }

    public static List<int> Roomy(int[] numbers)
    {
        var some = new List<int>(1000);
        foreach (var number in numbers)
        {
            some.Add(number);
        }

        return some;
    }

    public static int Other(int[] numbers, List<int> others)
    {
        var some = new List<int>();
        foreach (var number in numbers)
        {
            others.Add(number);
        }

        return some.Count;
    }

    public static List<int> Between(List<int> numbers)
    {
        var some = new List<int>();
        numbers = [];
        foreach (var number in numbers)
        {
            some.Add(number);
        }

        return some;
    }
}
