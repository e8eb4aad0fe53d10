static double[] MovingAverage(int[] values, int width)
{
    var averages = new double[values.Length - width + 1];
    for (var start = 0; start < averages.Length; start++)
    {
        long sum = 0;
        for (var at = start; at < start + width; at++)
        {
            sum += values[at];
        }

        averages[start] = (double)sum / width;
    }

    return averages;
}
