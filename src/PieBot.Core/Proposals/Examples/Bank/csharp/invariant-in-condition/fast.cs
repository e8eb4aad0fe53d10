static int CountBelowPeak(int[] values)
{
    var count = 0;
    var peak = values.Length == 0 ? 0 : values.Max();
    for (var at = 0; at < values.Length; at++)
    {
        if (values[at] * 2 < peak)
        {
            count++;
        }
    }

    return count;
}
