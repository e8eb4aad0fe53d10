namespace Pairs.InsertAtFrontInLoop;

public static class Digits
{
    public static List<int> Of(int count)
    {
        var digits = new List<int>();
        for (var i = 0; i < count; i++)
        {
            if (i % 2 == 0)
            {
                digits.Add(i);
            }
        }
        digits.Reverse();

        return digits;
    }
}

public static class Driver
{
    public static object Run() => string.Join(",", Digits.Of(10_000));
}
