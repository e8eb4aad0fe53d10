namespace Leave.AddLoop;

public static class Near
{
    public static void Itself(List<int> numbers)
    {
        foreach (var number in numbers)
        {
            numbers.Add(number);
        }
    }

    public static void Changed(List<int> numbers, List<int> all)
    {
        foreach (var number in numbers)
        {
            all.Add(number + 1);
        }
    }

    public static void Converted(List<int> numbers, List<long> all)
    {
        foreach (var number in numbers)
        {
            all.Add(number);
        }
    }

    public static void Unboxed(List<object> numbers, List<int> all)
    {
        foreach (int number in numbers)
        {
            all.Add(number);
        }
    }

    public static void OfLazy(IEnumerable<int> numbers, List<int> all)
    {
        foreach (var number in numbers)
        {
            all.Add(number);
        }
    }

    public static void Null(List<int>? numbers, List<int> all)
    {
        if (numbers == null)
        {
            return;
        }

        foreach (var number in numbers)
        {
            all.Add(number);
        }
    }

    public static void Set(List<int> numbers, HashSet<int> all)
    {
        foreach (var number in numbers)
        {
            all.Add(number);
        }
    }

    private static List<int> Fresh => [];

    public static void ToFresh(List<int> numbers)
    {
        foreach (var number in numbers)
        {
            Fresh.Add(number);
        }
    }

    public static void Told(List<int> numbers, List<int> all)
    {
        foreach (var number in numbers)
        {
            all.Add(number);
            Console.WriteLine(number);
        }
    }
}

public sealed class Same
{
    public static void Perhaps(List<int> source, List<int> target)
    {
        foreach (var one in source)
        {
            target.Add(one);
        }
    }
}
