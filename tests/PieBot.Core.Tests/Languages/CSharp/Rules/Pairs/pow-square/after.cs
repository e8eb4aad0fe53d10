namespace Pairs.PowSquare;

public static class Lengths
{
    public static double Of(int x, int y) => Math.Sqrt(((double)x * x) + ((double)y * y));

    public static double Area(short radius)
    {
        var square = (double)radius * radius;
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
            sum += Lengths.Of(i - 7, i * 3) + Lengths.Area((short)i);
        }

        return sum;
    }
}
