namespace Leave.SplitFirst;

public static class Near
{
    public static string Second(string line) => line.Split(';')[1];

    public static string Trimmed(string line) =>
        line.Split(';', StringSplitOptions.RemoveEmptyEntries)[0];

    public static string OfSpace(string line) => line.Split()[0];

    public static string OfTwo(string line) => line.Split(';', ',')[0];

    public static string OfText(string line) => line.Split("; ")[0];

    public static string OfCall(TextReader reader) => reader.ReadLine()!.Split(';')[0];

    public static void Written(string line) => line.Split(';')[0] = "x";

    public static string[] Kept(string line)
    {
        var parts = line.Split(';');
        Console.WriteLine(parts[0]);
        return parts;
    }
}
