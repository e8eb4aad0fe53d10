namespace Leave.RemoveAtInLoop;

public static class Near
{
    // It skips the element behind one that is removed.
    public static void Skips(List<int> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i] == 3)
            {
                numbers.RemoveAt(i);
            }
        }
    }

    public static void Neighbour(List<int> numbers)
    {
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            if (numbers[i] == numbers[0])
            {
                numbers.RemoveAt(i);
            }
        }
    }

    public static void Place(List<int> numbers)
    {
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            if (numbers[i] == i)
            {
                numbers.RemoveAt(i);
            }
        }
    }

    private static readonly List<int> s_all = [];

    private static bool IsThereTwice(int number) => s_all.IndexOf(number) != s_all.LastIndexOf(number);

    public static void Twice()
    {
        for (var i = s_all.Count - 1; i >= 0; i--)
        {
            if (IsThereTwice(s_all[i]))
            {
                s_all.RemoveAt(i);
            }
        }
    }

    public static void OtherList(List<int> numbers, List<int> maybeSame)
    {
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            if (maybeSame.IndexOf(numbers[i]) > 3)
            {
                numbers.RemoveAt(i);
            }
        }
    }

    public static void Last(List<int> numbers)
    {
        for (var i = numbers.Count - 1; i >= 1; i--)
        {
            if (numbers[i] == 3)
            {
                numbers.RemoveAt(i);
            }
        }
    }

    public static int Counting(List<int> numbers, int most)
    {
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            if (numbers[i] == 3 && most-- > 0)
            {
                numbers.RemoveAt(i);
            }
        }

        return most;
    }

    public static void Asked(List<int> numbers, Func<int, bool> test)
    {
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            if (test(numbers[i]))
            {
                numbers.RemoveAt(i);
            }
        }
    }

    public static void First(List<int> numbers)
    {
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            if (numbers[i] == 3)
            {
                numbers.RemoveAt(i);
                break;
            }
        }
    }

    public static void Other(List<int> numbers, List<int> others)
    {
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            if (numbers[i] == 3)
            {
                others.RemoveAt(i);
            }
        }
    }
}
