namespace Leave.ReversedText;

public static class Near
{
    public static string Lines(string[] lines) => string.Concat(Enumerable.Reverse(lines));

    public static string Tested(string text) => new string(text.Reverse().Where(char.IsDigit).ToArray());

    public static char[] Chars(string text) => text.Reverse().ToArray();

    public static string OrEmpty(string? text) => text is null ? "" : new string(text.Reverse().ToArray());

    public static string Joined(string text) => string.Join("-", text.Reverse());
}
