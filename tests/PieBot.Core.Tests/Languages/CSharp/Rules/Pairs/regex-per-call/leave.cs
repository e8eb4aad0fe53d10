using System.Text.RegularExpressions;

namespace Leave.RegexPerCall;

public class Near
{
    private static readonly Regex Once = new("a+");

    static Near()
    {
        _ = new Regex("b+");
    }

    public static bool IgnoresCase(string text) => Regex.IsMatch(text, "abc", RegexOptions.IgnoreCase);

    public static bool Inline(string text) => new Regex("(?i)abc").IsMatch(text);

    public static bool OfVariable(string text, string pattern) => Regex.IsMatch(text, pattern);

    public static bool Broken(string text) => Regex.IsMatch(text, "(abc");

    public static bool Known(string text) => Once.IsMatch(text);

    public static bool Timed(string text) =>
        Regex.IsMatch(text, "abc", RegexOptions.None, TimeSpan.FromSeconds(1));

    public static string Escaped(string text) => Regex.Escape(text);
}

public interface IWords
{
    bool Is(string text) => Regex.IsMatch(text, "abc");
}
