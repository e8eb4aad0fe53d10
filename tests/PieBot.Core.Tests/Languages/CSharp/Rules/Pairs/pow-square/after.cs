namespace Pairs.PowSquare;

public static class Lengths
{
    public static double Of(double x, double y) => Math.Sqrt((x * x) + (y * y));

    public static double Area(double radius)
    {
        var square = radius * radius;
        return Math.PI * square;
    }
}

public static class Driver
{
    public static object Run()
    {
        var sum = 0.0;
        for (var i = 0; i < 10_000; i++)
        {
            sum += Lengths.Of(i / 7.0, i / 3.0) + Lengths.Area(i / 11.0);
        }

        return sum;
    }
}
