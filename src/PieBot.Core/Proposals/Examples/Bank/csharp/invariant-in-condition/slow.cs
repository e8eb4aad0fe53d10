static int CountBelowPeak(int[] values)
{
    var count = 0;
    for (var at = 0; at < values.Length; at++)
    {
        if (values[at] * 2 < values.Max())
        {
            count++;
        }
    }

    return count;
}
