namespace Pairs.JoinOfTexts;

public static class Rows
{
    public static string Of(List<int> numbers) => string.Join(", ", numbers.Select(n => n.ToString()));

    public static string Of(double[] numbers)
    {
        return string.Join(";", numbers.Select(number => number.ToString()));
    }
}

public static class Driver
{
    public static object Run()
    {
        var numbers = Enumerable.Range(100_000, 3000).ToList();
        return Rows.Of(numbers) + Rows.Of(numbers.Select(n => n / 7.0).ToArray());
    }
}
