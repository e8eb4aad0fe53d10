namespace Leave.CopyLoop;

public static class Near
{
    public static void Given(int[] numbers, int[] copy)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            copy[i] = numbers[i];
        }
    }

    public static int[] Shifted(int[] numbers)
    {
        var copy = new int[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            copy[i] = numbers[numbers.Length - 1 - i];
        }

        return copy;
    }

    public static long[] Wider(int[] numbers)
    {
        var copy = new long[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            copy[i] = numbers[i];
        }

        return copy;
    }

    public static int[] Part(int[] numbers)
    {
        var copy = new int[numbers.Length];
        for (var i = 1; i < numbers.Length; i++)
        {
            copy[i] = numbers[i];
        }

        return copy;
    }

    public static int[] Shorter(int[] numbers, int count)
    {
        var copy = new int[count];
        for (var i = 0; i < numbers.Length; i++)
        {
            copy[i] = numbers[i];
        }

        return copy;
    }

    public static int[] Added(int[] numbers)
    {
        var copy = new int[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            copy[i] += numbers[i];
        }

        return copy;
    }

    public static int[] Commented(int[] numbers)
    {
        var copy = new int[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            // Each by hand.
            copy[i] = numbers[i];
        }

        return copy;
    }
}
