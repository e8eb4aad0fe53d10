namespace Leave.PowSquare;

public static class Near
{
    public static double Cube(double x) => Math.Pow(x, 3);

    public static double Root(double x) => Math.Pow(x, 0.5);

    public static double Of(double x, double y) => Math.Pow(x, y);

    public static double Called(Func<double> x) => Math.Pow(x(), 2);

    public static double Sum(double x, double y) => Math.Pow(x + y, 2);

    public static double Whole(int x) => Math.Pow(x, 2);
}
