using System.Text;
using PieBot.Core.Changes;

namespace PieBot.Tool.Console;

/// <summary>
/// Text of a repository or a model for a terminal: what would steer the terminal, turn text round, or cannot be
/// seen, is shown by its number instead.
/// </summary>
internal static class TerminalText
{
    private const string Tab = "    ";

    /// <param name="text">One line; line breaks are shown as what they are not: spaces.</param>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            plain.Append(
                rune.Value == '\t' ? Tab
                : Unseen.Is(rune) ? $"<U+{rune.Value:X4}>"
                : rune.ToString()
            );
        }

        return plain.ToString();
    }
}
