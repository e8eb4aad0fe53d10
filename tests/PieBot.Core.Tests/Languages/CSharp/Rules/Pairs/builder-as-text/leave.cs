using System.Text;

namespace Leave.BuilderAsText;

public static class Near
{
    public static int Other(object row) => row.ToString()!.Length;

    public static int Part(StringBuilder row) => row.ToString(0, 2).Length;

    public static char At(StringBuilder row) => row.ToString()[0];

    public static string All(StringBuilder row) => row.ToString();

    public static int? MayBe(StringBuilder? row) => row?.ToString().Length;
}
