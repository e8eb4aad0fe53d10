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

    public static int Emptied(int[] numbers)
    {
        var open = new List<int>();
        foreach (var number in numbers)
        {
            open.RemoveAll(one => one < number);
            open.Add(number);
        }

        return open.Count;
    }

    public static List<List<int>> Renewed(int[] numbers)
    {
        var all = new List<List<int>>();
        var open = new List<int>();
        foreach (var number in numbers)
        {
            open.Add(number);
            if (number == 0)
            {
                all.Add(open);
                open = [];
            }
        }

        return all;
    }

    public static async Task<List<int>> Waited(int[] numbers, Func<int, Task<int>> ask)
    {
        var all = new List<int>();
        foreach (var number in numbers)
        {
            all.Add(await ask(number));
        }

        return all;
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
