static long SumOfEven(int[] values)
{
    var even = new System.Collections.ArrayList();
    foreach (var value in values)
    {
        if (value % 2 == 0)
        {
            even.Add(value);
        }
    }

    long sum = 0;
    foreach (int value in even)
    {
        sum += value;
    }

    return sum;
}
