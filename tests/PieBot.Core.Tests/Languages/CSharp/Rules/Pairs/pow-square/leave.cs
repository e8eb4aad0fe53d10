namespace Leave.PowSquare;

public static class Near
{
    public static double Cube(double x) => Math.Pow(x, 3);

    // The C library's Pow and a product differ in the last bit of one in a thousand.
    public static double Double(double x) => Math.Pow(x, 2);

    public static double Root(double x) => Math.Pow(x, 0.5);

    public static double Of(double x, double y) => Math.Pow(x, y);

    public static double Called(Func<double> x) => Math.Pow(x(), 2);

    public static double Sum(double x, double y) => Math.Pow(x + y, 2);

    public static double Long(long x) => Math.Pow(x, 2);
}
