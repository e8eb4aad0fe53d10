namespace Leave.QueryInCondition;

public static class Near
{
    public static int Shrinks(List<int> numbers)
    {
        var rounds = 0;
        while (rounds < numbers.Count(n => n > 3))
        {
            numbers.RemoveAt(0);
            rounds++;
        }

        return rounds;
    }

    public static int Grows(double limit)
    {
        var rounds = 0;
        while (rounds < Math.Sqrt(limit))
        {
            limit *= 1.1;
            rounds++;
        }

        return rounds;
    }

    public static int Unseen(List<int> numbers, Action tell)
    {
        var rounds = 0;
        while (rounds < numbers.Count(n => n > 3))
        {
            tell();
            rounds++;
        }

        return rounds;
    }

    public static int Both(List<int> numbers)
    {
        var rounds = 0;
        while (numbers.Count > 0 && rounds < numbers.Max())
        {
            rounds++;
        }

        return rounds;
    }

    public static int Counted(List<int> numbers)
    {
        var sum = 0;
        for (var i = 0; i < numbers.Count; i++)
        {
            sum += numbers[i];
        }

        return sum;
    }

    public static int OwnCount(List<int> numbers)
    {
        var rounds = 0;
        for (var i = 0; rounds < numbers.Count(n => n > i); i++)
        {
            rounds++;
        }

        return rounds;
    }
}

public sealed class Sharing
{
    public static void Waits(List<int> numbers, int wanted)
    {
        while (wanted > numbers.Count(n => n > 3))
        {
        }
    }

    public static int Sleeps(List<int> numbers)
    {
        var rounds = 0;
        while (rounds < numbers.Count(n => n > 3))
        {
            Thread.Sleep(1);
            rounds++;
        }

        return rounds;
    }

    public static int Locks(List<int> numbers)
    {
        var rounds = 0;
        while (rounds < numbers.Count(n => n > 3))
        {
            lock (numbers)
            {
                rounds++;
            }
        }

        return rounds;
    }
}
