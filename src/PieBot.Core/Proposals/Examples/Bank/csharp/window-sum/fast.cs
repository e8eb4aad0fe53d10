static double[] MovingAverage(int[] values, int width)
{
    var averages = new double[values.Length - width + 1];
    long sum = 0;
    for (var at = 0; at < values.Length; at++)
    {
        sum += values[at];
        if (at >= width - 1)
        {
            averages[at - width + 1] = (double)sum / width;
            sum -= values[at - width + 1];
        }
    }

    return averages;
}
