namespace Leave.SplitNth;

public static class Near
{
    public static string First(string line) => line.Split(';')[0];

    public static string Counted(string line) => line.Split(';', 2)[1];

    public static string NotEmpty(string line) =>
        line.Split(';', StringSplitOptions.TrimEntries)[1];

    public static string At(string line, int index) => line.Split(';')[index];

    public static string OfMany(string line) => line.Split(';', ',')[1];

    public static string Far(string line) => line.Split(';')[40];
}
