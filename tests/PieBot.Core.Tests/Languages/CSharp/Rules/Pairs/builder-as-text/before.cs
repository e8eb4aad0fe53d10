using System.Text;

namespace Pairs.BuilderAsText;

public static class Rows
{
    public static string Filled(int width)
    {
        var row = new StringBuilder();
        while (row.ToString().Length < width)
        {
            row.Append("ab");
        }

        return row.ToString();
    }
}

public static class Driver
{
    public static object Run() => Rows.Filled(800);
}
