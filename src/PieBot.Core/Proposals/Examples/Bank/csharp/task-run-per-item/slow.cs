static async Task<long> SumOfSquaresAsync(int[] values)
{
    long sum = 0;
    foreach (var value in values)
    {
        sum += await Task.Run(() => (long)value * value);
    }

    return sum;
}
