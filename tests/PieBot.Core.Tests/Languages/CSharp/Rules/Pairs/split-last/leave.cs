namespace Leave.SplitLast;

public static class Near
{
    public static string BeforeLast(string path) => path.Split('/')[^2];

    public static string NotEmpty(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries)[^1];

    public static string Counted(string path) => path.Split('/', 3).Last();

    public static string OfText(string path) => path.Split("::")[^1];

    public static string OfCall(Func<string> path) => path().Split('/')[^1];

    public static string Tested(string path) => path.Split('/').Last(part => part.Length > 0);
}
