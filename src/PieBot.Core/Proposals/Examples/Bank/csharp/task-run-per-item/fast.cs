static Task<long> SumOfSquaresAsync(int[] values)
{
    long sum = 0;
    foreach (var value in values)
    {
        sum += (long)value * value;
    }

    return Task.FromResult(sum);
}
