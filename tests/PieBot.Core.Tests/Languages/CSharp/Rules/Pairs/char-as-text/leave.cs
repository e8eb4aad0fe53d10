namespace Leave.CharAsText;

public static class Near
{
    public static bool Longer(char c) => c.ToString() == "ab";

    public static bool Empty(char c) => c.ToString() == "";

    public static bool Number(int n) => n.ToString() == "1";

    public static bool Other(char c, string other) => c.ToString() == other;

    public static bool Boxed(object c) => c.ToString() == "a";

    public static bool? Nullable(char? c) => c?.ToString() == "a";
}
